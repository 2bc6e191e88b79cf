import { run } from './cli/run.ts'
import type { Surroundings } from './cli/surroundings.ts'

// `speechgen … | head` closes the pipe early: that is the reader's right, not a crash
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

const { NO_COLOR, CI, TERM } = process.env
const terminal = process.stderr.isTTY && CI === undefined
const around = {
  out: (text: string) => process.stdout.write(text),
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
