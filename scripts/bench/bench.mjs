// npm run bench [runs]: medians of whole processes, in turns in one run, so that the ratios travel between machines.
// Needs `npm run build` first. Times in milliseconds.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const runs = Number(process.argv[2] ?? 9)
const home = resolve(import.meta.dirname, '../..')
const main = join(home, 'dist/bin/main.js')
const dir = mkdtempSync(join(tmpdir(), 'speechgen-bench-'))
const shortest = join(home, 'data/examples/shortest.yaml')
const unchanged = join(dir, 'unchanged')

const speechgen = (...args) => execFileSync(process.execPath, [main, ...args], { cwd: dir, stdio: 'pipe' })
speechgen('build', shortest, '--out', unchanged)
const draft = join(dir, 'draft.md')
const [speech] = execFileSync('find', [unchanged, '-name', '1-*.md'], { encoding: 'utf8' }).trim().split('\n')
writeFileSync(draft, readFileSync(speech))

let n = 0
/** name → what one run does */
const processes = {
  'node -e 0': () => execFileSync(process.execPath, ['-e', '0']),
  'speechgen --version': () => speechgen('--version'),
  'build, one round, md': () => speechgen('build', shortest, '--format', 'md', '--out', join(dir, `md${n++}`)),
  'build, one round, md + docx': () => speechgen('build', shortest, '--out', join(dir, `both${n++}`)),
  'build, nothing changed': () => speechgen('build', shortest, '--out', unchanged),
  'check, one speech': () => speechgen('check', draft),
}

const times = new Map(Object.keys(processes).map((name) => [name, []]))
for (let run = 0; run < runs; run++)
  for (const [name, work] of Object.entries(processes)) {
    const start = performance.now()
    try {
      work()
    } catch (error) {
      // `check` ends with 1 where it finds an error; that is not a failure of the run
      if (error.status !== 1) throw error
    }
    times.get(name).push(performance.now() - start)
  }
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const bare = median(times.get('node -e 0'))
console.log(`whole process, medians of ${runs} runs`)
for (const [name, list] of times) {
  const ms = median(list)
  console.log(`${ms.toFixed(0).padStart(6)} ms  ${(ms / bare).toFixed(1).padStart(5)} × node  ${name}`)
}

// Warm: one process, many speeches, nothing written
const module = async (path) => import(pathToFileURL(join(home, 'dist', path)).href)
const { readAssets } = await module('commands/assets.js')
const { openDisk } = await module('workspace/disk.js')
const { openMemory } = await module('workspace/memory.js')
const { buildRounds } = await module('commands/build.js')
const many = (units) => {
  const names = Array.from({ length: units }, (_, i) => `第${i + 1}中心小学`)
  return `round: {name: 九届市委第二轮巡察, committee: 市委, start: 2024-05-08}
teams: [{name: 市委第二巡察组, leader: 张某, units: [${names.join(', ')}]}]
units: [${names.map((name) => `{name: ${name}, kind: 中小学校, party: 党支部}`).join(', ')}]
`
}
const assets = readAssets({ own: openDisk(home), user: openMemory() }, new Map())
for (const [formats, units] of [
  [['md'], 250],
  [['md', 'docx'], 100],
]) {
  const user = openMemory({ 'many.yaml': new TextEncoder().encode(many(units)) })
  const options = {
    files: ['many.yaml'],
    out: 'out',
    formats,
    strict: false,
    force: false,
    generator: 'speechgen bench',
  }
  await buildRounds(assets, openMemory({ 'many.yaml': new TextEncoder().encode(many(3)) }), options, new Map())
  const start = performance.now()
  const result = await buildRounds(assets, user, options, new Map())
  const seconds = (performance.now() - start) / 1000
  const speeches = result.manifests.reduce((sum, { manifest }) => sum + manifest.speeches.length, 0)
  console.log(
    `${(speeches / seconds).toFixed(0).padStart(6)} speeches/s  ${formats.join(' + ')}, ${speeches} speeches, one process`,
  )
}
rmSync(dir, { recursive: true })
