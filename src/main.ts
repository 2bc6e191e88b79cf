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
  ...(terminal && process.stdin.isTTY ? { keyboard: { input: process.stdin, output: process.stderr } } : {}),
} satisfies Surroundings
// No top-level await: the bundle is made of scripts, which V8 can keep compiled
void run(process.argv.slice(2), around).then((status) => {
  process.exitCode = status
})

export { run }
