import { fstatSync, writeSync } from 'node:fs'
import { run } from './cli/door.ts'
import type { Surroundings } from './cli/surroundings.ts'

// `speechgen … | head` closes the pipe early: that is the reader's right, not a crash. Windows calls it EOF
function readerGone(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE' || error.code === 'EOF') process.exit(0)
  throw error
}

/** Where texts go: a terminal, a pipe, a file. */
interface Output {
  readonly isTerminal: boolean
  readonly write: (text: string) => void
  /** whether a stream may still hold what was written */
  readonly isStreaming: boolean
}

/**
 * An output of the process, written to without a stream where it is a pipe or a file: Node's streams bring its
 * networking with them. Where a pipe is full for the moment, the stream knows how to wait.
 */
function openOutput(descriptor: 1 | 2, streamOf: () => NodeJS.WriteStream): Output {
  let stream: NodeJS.WriteStream | undefined
  const open = (): NodeJS.WriteStream => (stream ??= streamOf().on('error', readerGone))
  const isPlain = isNoTerminal(descriptor)
  const write = (text: string): void => {
    if (!isPlain || stream !== undefined) {
      open().write(text)
      return
    }
    let rest = Buffer.from(text)
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') readerGone(error as NodeJS.ErrnoException)
      open().write(rest)
    }
  }
  return {
    get isTerminal() {
      return !isPlain && open().isTTY
    },
    write,
    get isStreaming() {
      return stream !== undefined
    },
  }
}

/** Whether an output can be no terminal, as the system says without a stream. */
function isNoTerminal(descriptor: number): boolean {
  try {
    return !fstatSync(descriptor).isCharacterDevice()
  } catch {
    return false
  }
}

const { NO_COLOR, CI, TERM } = process.env
const stdout = openOutput(1, () => process.stdout)
const stderr = openOutput(2, () => process.stderr)
const { isTerminal } = stderr
const terminal = isTerminal && CI === undefined
const around = {
  out: stdout.write,
  err: stderr.write,
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

/** Runs the command line of this process, and ends it. */
export async function start(): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2), around)
  } catch (error) {
    process.exitCode = 2
    around.err(unexpected(error))
  }
  // Node would first wait for every function that V8 is still optimising, and that nobody will call any more. Taking the
  // heap apart in good order, too, would take longer than many a command
  if (stdout.isStreaming || stderr.isStreaming) process.on('beforeExit', () => process.exit())
  else process.exit()
}

export { run }
