// Runs whole processes in a clean environment, and looks at their memory while they run.
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'

// An extra CA file alone adds 50 ms to every start of Node
const dropped = ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'NODE_V8_COVERAGE', 'NODE_COMPILE_CACHE', 'NODE_DEBUG']
/** The environment of every process that is measured. */
export const cleanEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !dropped.includes(name)))

/**
 * Runs a process to its end. @param sample every so many milliseconds its memory is looked at, with that of its children
 * @returns milliseconds from its start to its end, those that its processor spent on it (in steps of 10), peak of resident
 * bytes, what it wrote
 */
export function runProcess(command, args, { cwd, sample, allow = [0] } = {}) {
  return new Promise((done, fail) => {
    const start = performance.now()
    const child = spawn(command, args, { cwd, env: cleanEnv, stdio: ['ignore', 'pipe', 'pipe'] })
    const wrote = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (bytes) => (wrote.out += bytes))
    child.stderr.setEncoding('utf8').on('data', (bytes) => (wrote.err += bytes))
    const before = childrenTime()
    let peak
    const look = () => (peak = Math.max(peak ?? 0, residentBytes(child.pid)))
    const timer = sample === undefined ? undefined : setInterval(look, sample)
    let ms = 0
    child.on('error', fail)
    child.on('exit', () => (ms = performance.now() - start))
    child.on('close', (code) => {
      clearInterval(timer)
      if (!allow.includes(code)) fail(new Error(`${command} ${args.join(' ')}: ${code}\n${wrote.err.slice(-2000)}`))
      else done({ ms, cpu: childrenTime() - before, peak, ...wrote })
    })
  })
}

/** What ended children have had of the processor until now, in milliseconds; nothing where the system does not say. */
export function childrenTime() {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8')
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(13, 15)
    return (Number(user) + Number(system)) * 10
  } catch {
    return 0
  }
}

/** Resident memory of a process and all below it; of a single one its own peak, which no sample can miss. */
function residentBytes(pid) {
  const all = treeOf(pid)
  const field = (of, name) => {
    try {
      const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(readFileSync(`/proc/${of}/status`, 'utf8'))
      return Number(found?.[1] ?? 0) * 1024
    } catch {
      return 0
    }
  }
  return all.length === 1 ? field(pid, 'VmHWM') : all.reduce((sum, each) => sum + field(each, 'VmRSS'), 0)
}

function treeOf(pid) {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    )
    return [pid, ...children.flatMap(treeOf)]
  } catch {
    return [pid]
  }
}

/** The mean of a list: what is counted in coarse steps. */
export const mean = (list) => list.reduce((sum, each) => sum + each, 0) / list.length

/** The middle of a list; of an even number the higher one of the two. */
export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
