// Rounds to build, builds of them in processes of their own, and what lies in a folder afterwards.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A round of many units. @param skip the number of a unit that is not in it; @param renamed of one with another name */
export function round({ units, date = '2024-05-08', skip = -1, renamed = -1 }) {
  const names = Array.from({ length: units }, (_, i) => (i === renamed ? `新建第${i + 1}小学` : `第${i + 1}中心小学`))
  const kept = names.filter((_, i) => i !== skip)
  return `round: {name: 九届市委第二轮巡察, committee: 市委, start: ${date}}
teams: [{name: 市委第二巡察组, leader: 张某, units: [${kept.join(', ')}]}]
units: [${kept.map((name) => `{name: ${name}, kind: 中小学校, party: 党支部}`).join(', ')}]
`
}

export const digest = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** All files below a folder → digest; what builds remember apart, for it depends on what went before. */
export function tree(folder) {
  const files = new Map()
  const memory = []
  const visit = (at) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name)
      const name = relative(folder, path)
      if (entry.isDirectory()) visit(path)
      else if (name.includes('.speechgen') || entry.name.endsWith('.unfinished')) memory.push(name)
      else files.set(name, digest(readFileSync(path)))
    }
  }
  if (statSync(folder, { throwIfNoEntry: false }) !== undefined) visit(folder)
  return { files, memory }
}

/**
 * Starts a build.
 * @param main the program
 * @param fault @see fault.cjs
 * @returns the process, and a promise of how it ended
 */
export function start(main, cwd, file, { jobs = 1, fault, count, uid } = {}) {
  const preload = join(import.meta.dirname, 'fault.cjs')
  const env = {
    PATH: process.env.PATH,
    ...(fault === undefined && count === undefined ? {} : { NODE_OPTIONS: `--require=${JSON.stringify(preload)}` }),
    ...(fault === undefined ? {} : { CRASH: JSON.stringify(fault) }),
    ...(count === undefined ? {} : { CRASH_COUNT: count }),
  }
  const begun = performance.now()
  const child = spawn(process.execPath, [main, 'build', file, '--json', '--jobs', String(jobs)], {
    cwd,
    env,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  let [out, err] = ['', '']
  // Where one piece ends and the next begins may be in the middle of a letter
  child.stdout.setEncoding('utf8').on('data', (data) => (out += data))
  child.stderr.setEncoding('utf8').on('data', (data) => (err += data))
  const ended = new Promise((resolve) => {
    child.on('close', (status, signal) => {
      resolve({ status, signal, err, time: performance.now() - begun, codes: signal === null ? codesIn(out) : [] })
    })
  })
  return { child, ended }
}

export const build = (...args) => start(...args).ended

/** What was said of files, as `code file`. */
function codesIn(out) {
  try {
    return JSON.parse(out)
      .diagnostics.filter(({ code }) => code.startsWith('out/'))
      .map(({ code, message = '', text = message }) => `${code} ${text}`)
  } catch {
    return []
  }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function dice(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
