import { run } from './cli/run.ts'
import type { Surroundings } from './cli/surroundings.ts'

// `speechgen … | head` closes the pipe early: that is the reader's right, not a crash
const atEase = (stream: NodeJS.WriteStream): NodeJS.WriteStream =>
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
atEase(process.stderr)
// Opened when it is first written to: to a pipe it brings the whole of Node's networking with it
let stdout: NodeJS.WriteStream | undefined

const { NO_COLOR, CI, TERM } = process.env
const terminal = process.stderr.isTTY && CI === undefined
const around = {
  out: (text: string) => (stdout ??= atEase(process.stdout)).write(text),
  err: (text: string) => process.stderr.write(text),
  terminal,
  color: process.stderr.isTTY && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb',
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
