// Preloaded into a build (node --require): counts what it changes on the disk, and at a certain change lets the process
// die, or the disk refuse. CRASH='{"at": 12, "how": "kill"}'; CRASH_COUNT names a file for the number of changes.
//   kill   dies before the change
//   half   dies in the middle of it: half of a file is written
//   ENOSPC from then on nothing more fits
//   EBUSY  once: a speech that is to be replaced is held by another program
'use strict'
const fs = require('node:fs')
const { isMainThread } = require('node:worker_threads')

const { at = 0, how = 'kill', thread = false } = JSON.parse(process.env.CRASH ?? '{}')
const { writeFileSync } = fs
let changes = 0
let refused = false

const die = () => process.kill(process.pid, 'SIGKILL')
const refuse = (code) => {
  throw Object.assign(new Error(`${code}: simulated`), { code })
}
/** Whether a change needs room on the disk. */
const grows = (name, args) =>
  name === 'writeFileSync' || name === 'mkdirSync' || (name === 'openSync' && String(args[1] ?? 'r') !== 'r')

for (const name of ['writeFileSync', 'renameSync', 'rmSync', 'rmdirSync', 'mkdirSync', 'openSync', 'utimesSync']) {
  const own = fs[name]
  fs[name] = (...args) => {
    if (name === 'openSync' && String(args[1] ?? 'r') === 'r') return own(...args)
    if (isMainThread === thread) return own(...args)
    changes += 1
    if (at === 0 || changes < at) return own(...args)
    if (how === 'EBUSY') {
      const speech = name === 'renameSync' && String(args[1]).endsWith('.docx') && fs.existsSync(args[1])
      if (!speech || refused) return own(...args)
      refused = true
      return refuse('EBUSY')
    }
    if (how === 'ENOSPC') {
      if (name === 'writeFileSync') writeFileSync(args[0], args[1].slice(0, args[1].length / 2))
      return grows(name, args) ? refuse('ENOSPC') : own(...args)
    }
    if (how === 'half') {
      if (name === 'writeFileSync') writeFileSync(args[0], args[1].slice(0, args[1].length / 2))
      else own(...args)
    }
    return die()
  }
}
if (isMainThread && process.env.CRASH_COUNT !== undefined)
  process.on('exit', () => writeFileSync(process.env.CRASH_COUNT, String(changes)))
require('node:module').syncBuiltinESMExports()
