import { fstatSync, writeSync } from 'node:fs'
import { run } from './cli/run.ts'
import type { Surroundings } from './cli/surroundings.ts'

// `speechgen … | head` closes the pipe early: that is the reader's right, not a crash
function readerGone(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}
const atEase = (stream: NodeJS.WriteStream): NodeJS.WriteStream => stream.on('error', readerGone)
// Node's streams are opened when they are first written to: they bring the whole of its networking with them
let stdout: NodeJS.WriteStream | undefined
let stderr: NodeJS.WriteStream | undefined
const openStderr = (): NodeJS.WriteStream => (stderr ??= atEase(process.stderr))

/** Whether messages can only go to a file or a pipe, as the system says without a stream. */
function isNoTerminal(): boolean {
  try {
    return !fstatSync(2).isCharacterDevice()
  } catch {
    return false
  }
}
const plain = isNoTerminal()

/** Writes to a file or pipe at once; where it is full for the moment, the stream knows how to wait. */
function writePlain(text: string): void {
  let rest = Buffer.from(text)
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(2, rest))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') readerGone(error as NodeJS.ErrnoException)
    openStderr().write(rest)
  }
}

const { NO_COLOR, CI, TERM } = process.env
const isTerminal = !plain && openStderr().isTTY
const terminal = isTerminal && CI === undefined
const around = {
  out: (text: string) => (stdout ??= atEase(process.stdout)).write(text),
  err: (text: string) => (plain && stderr === undefined ? writePlain(text) : openStderr().write(text)),
  terminal,
  color: isTerminal && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb',
  cwd: process.cwd(),
  env: process.env,
  ...(terminal && process.stdin.isTTY ? { keyboard: { input: process.stdin, output: process.stderr } } : {}),
} satisfies Surroundings

/** What nobody foresaw, told without the folders of this machine: what the user sends on must not give them away. */
function unexpected(error: unknown): string {
  const { code, name, message, stack = '' } = error as NodeJS.ErrnoException
  const frames = Array.from(
    stack.matchAll(/^\s+at .*?((?:dist|src|node_modules)[/\\][^\s()]+)/gmu),
    ([, at]) => `  ${at}`,
  )
  const what = code === undefined ? `${name}: ${message}` : code
  return `speechgen 自己出了错（${what}），没有做完。请把这几行告诉维护者：\n${frames.slice(0, 8).join('\n')}\n`
}

// No top-level await: the bundle is made of scripts, which V8 can keep compiled
async function main(): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2), around)
  } catch (error) {
    process.exitCode = 2
    around.err(unexpected(error))
  }
}
void main()

export { run }
