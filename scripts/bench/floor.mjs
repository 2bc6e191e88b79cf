// What no program can be quicker than: deflating what changes from file to file, and writing files of the same bytes.
// node floor.mjs <folder that was built> <out> <threads>: prints milliseconds, reading not counted.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { deflateRawSync } from 'node:zlib'
import { unzipSync } from 'fflate'

const variable = new Set(['word/document.xml', 'docProps/core.xml', 'docProps/custom.xml'])

function read(folder, share, threads) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(md|docx)$/u.test(path) && !path.includes('.speechgen'))
    .toSorted()
    .filter((_, i) => Math.floor(i / 4) % threads === share)
    .map((path) => {
      const bytes = readFileSync(join(folder, path))
      if (path.endsWith('.md')) return { path, fixed: bytes, parts: [] }
      const parts = unzipSync(bytes, { filter: ({ name }) => variable.has(name) })
      const made = Object.values(parts).map((part) => Buffer.from(part))
      const deflated = made.reduce((sum, part) => sum + deflateRawSync(part).length, 0)
      return { path, fixed: bytes.subarray(0, bytes.length - deflated), parts: made }
    })
}

function write(files, out) {
  const start = performance.now()
  const folders = new Set()
  for (const { path, fixed, parts } of files) {
    const target = join(out, path)
    const folder = dirname(target)
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    writeFileSync(
      target,
      parts.length === 0 ? fixed : Buffer.concat([fixed, ...parts.map((part) => deflateRawSync(part))]),
    )
  }
  return performance.now() - start
}

/** Waits for what both sides know: a number in shared memory that is no longer the one it was. */
const until = (cell, reached) => {
  for (let at = Atomics.load(cell, 0); at < reached; at = Atomics.load(cell, 0)) Atomics.wait(cell, 0, at)
}
const add = (cell) => {
  Atomics.add(cell, 0, 1)
  Atomics.notify(cell, 0)
}

if (isMainThread) {
  const [folder, out, given = '1'] = process.argv.slice(2)
  const threads = Number(given)
  if (threads === 1) console.log(write(read(folder, 0, 1), out))
  else {
    const cell = new Int32Array(new SharedArrayBuffer(4))
    const workers = Array.from(
      { length: threads },
      (_, share) => new Worker(new URL(import.meta.url), { workerData: { folder, out, share, threads, cell } }),
    )
    // The last one that has read starts the clock for all; each then tells how long it took
    const times = await Promise.all(workers.map((worker) => new Promise((done) => worker.once('exit', done))))
    console.log(Math.max(...times) / 10)
  }
} else {
  const { folder, out, share, threads, cell } = workerData
  const files = read(folder, share, threads)
  add(cell)
  until(cell, threads)
  process.exit(Math.round(write(files, out) * 10))
}
