// npm run walk -- [package.tgz]
//
// Walks the quick start with nothing but the packed file: installs it, begins a round, edits it, builds, checks. Writes what
// was typed, what was answered and how long it took to docs/walk.json, which docs/quick-start.md is made from.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'speechgen-walk-'))
const packed = process.argv[2] === undefined ? pack() : resolve(process.argv[2])
const prefix = join(folder, 'prefix')
const work = join(folder, 'work')
mkdirSync(work)

const steps = []
step(
  '安装',
  `npm install -g ${packed.replace(/^.*[/\\]/u, '')}`,
  ['npm', 'install', '-g', '--prefix', prefix, '--silent', packed],
  { of: '' },
)
const speechgen = join(prefix, process.platform === 'win32' ? 'speechgen.cmd' : 'bin/speechgen')
const command = (name, line, more) => step(name, line, [speechgen, ...line.split(' ').slice(1)], more)
command('新建', 'speechgen init 第一轮 --yes --level 县')
edit()
command('生成', 'speechgen build 第一轮/round.yaml --out 第一轮/out', { last: 1 })
command('审读', 'speechgen check 第一轮/out --round 第一轮/round.yaml', { last: 3 })
command('再生成（没有改动）', 'speechgen build 第一轮/round.yaml --out 第一轮/out', { last: 1 })
rmSync(folder, { recursive: true, force: true })

const about = {
  speechgen: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
  node: process.version,
  cpus: cpus().length,
}
writeFileSync(join(root, 'docs/walk.json'), `${JSON.stringify({ about, steps }, undefined, 2)}\n`)
for (const { name, seconds } of steps) console.log(`${String(seconds).padStart(6)} s  ${name}`)

function pack() {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
    }).replace(/^[^[]*/u, ''),
  )
  return join(folder, filename)
}

function step(name, line, [program, ...args], { last = 100 } = {}) {
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: work, encoding: 'utf8' })
  const seconds = Number(((performance.now() - start) / 1000).toFixed(1))
  if (status !== 0) throw new Error(`${line}: ${status}\n${stdout}${stderr}`)
  const answer = (stdout + stderr).trim().split('\n').slice(-last).join('\n')
  steps.push({ name, line, seconds, answer })
}

/** What a person would do in an editor: the example's names become one's own. */
function edit() {
  const file = join(work, '第一轮/round.yaml')
  const before = readFileSync(file, 'utf8')
  const after = before.replaceAll('县教育局', '县民政局')
  if (after === before) throw new Error('nothing was edited')
  writeFileSync(file, after)
  steps.push({ name: '修改', line: '县教育局 → 县民政局', seconds: 0, answer: '' })
}
