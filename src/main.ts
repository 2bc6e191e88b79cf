#!/usr/bin/env node
import { run } from './cli/run.ts'

// `speechgen … | head` closes the pipe early: that is the reader's right, not a crash
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

const { NO_COLOR, CI, TERM } = process.env
const terminal = process.stderr.isTTY && CI === undefined
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  terminal,
  color: process.stderr.isTTY && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb',
  cwd: process.cwd(),
  ...(terminal && process.stdin.isTTY ? { keyboard: { input: process.stdin, output: process.stderr } } : {}),
})
