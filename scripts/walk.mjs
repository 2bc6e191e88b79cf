// npm run walk -- [package.tgz]
//
// Walks the quick start with nothing but the packed file, from an empty folder to the printed speech: installs it, begins a
// round, edits it, builds, takes back what was changed in Word, compares, prints. Writes what was typed, what was answered
// and how long it took to docs/walk.json, which docs/quick-start.md is made from, and takes the pictures for it.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fontConfiguration } from './layout/render.mjs'
import { editInWord, takePages, takePreview } from './pictures.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'speechgen-walk-'))
const packed = process.argv[2] === undefined ? pack() : resolve(process.argv[2])
const prefix = join(folder, 'prefix')
const work = join(folder, 'work')
mkdirSync(work)
// The fonts of the standard are not free: others stand in for them in the pictures and PDFs made here
writeFileSync(join(folder, 'fonts.conf'), fontConfiguration(folder))
const env = { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') }

const steps = []
let cwd = work
step('安装', `npm install -g ${packed.replace(/^.*[/\\]/u, '')}`, [
  'npm',
  'install',
  '-g',
  '--prefix',
  prefix,
  '--silent',
  packed,
])
steps.at(-1).answer = ''
const speechgen = join(prefix, process.platform === 'win32' ? 'speechgen.cmd' : 'bin/speechgen')
const command = (name, line, more) => step(name, line, [speechgen, ...line.split(' ').slice(1)], more)
command('新建', 'speechgen init 第一轮 --yes --level 县')
cwd = join(work, '第一轮')
command('先看看', 'speechgen build round.yaml', { last: 2, keep: /\S/u })
const round = join(cwd, 'round.yaml')
const person = '{姓名: , 职务: , 代表: }'
const leader = '{姓名: 刘某, 职务: 县委常委、县纪委书记、县监委主任}'
edit('修改', [
  ['县教育局', '县民政局'],
  [`# 组长: ${person}`, '组长: 张某'],
  [
    /# 联系方式: \{[^}]*\}/u,
    '联系方式: {值班电话: 0000-1234567, 邮政信箱: 某某县第1号信箱, 接访时间: 工作日上午9时至11时}',
  ],
  ['# 信访截止: ', '信访截止: 2027-01-10'],
  [`- 讲话: 部署讲话\n        # 讲话人: ${person}`, '- 讲话: 部署讲话\n        讲话人: {姓名: 王某, 职务: 县委书记}'],
  [`- 讲话: 领导动员\n        # 讲话人: ${person}`, `- 讲话: 领导动员\n        讲话人: ${leader}`],
  [
    `- 讲话: 表态发言\n        # 讲话人: ${person}`,
    '- 讲话: 表态发言\n        讲话人: {姓名: 李某, 职务: 党组书记、局长}',
  ],
])
command('生成', 'speechgen build round.yaml', { last: 1 })
const [out, meeting] = ['out/县委第一轮巡察', '02-县民政局进驻动员会']
const speech = `${out}/${meeting}/3-领导动员`
takePages([{ name: 'page', file: join(cwd, out, meeting, '2-组长动员.docx'), page: 1 }])
await takePreview(cwd, 'preview.jpg')
// How long each speech is changes with every sentence of a template
command('审读', 'speechgen check out --round round.yaml', { keep: /提醒|错误/u })
for (const [from, to] of [
  ['同志们', '同志们、朋友们'],
  ['认真', '扎实'],
])
  await editInWord(join(cwd, `${speech}.docx`), from, to)
steps.push({ name: '在 Word 里改', line: '同志们 → 同志们、朋友们', seconds: 0, answer: '' })
command('收回', `speechgen import ${speech}.docx`)
renameSync(join(cwd, `${speech}.docx`), join(cwd, '领导改的.docx'))
edit('改日期', [[/(- 类别: 进驻动员会\n {4}日期: )\S+/u, '$12026-12-01']])
command('再生成', 'speechgen build round.yaml', { keep: /改过|已逐段|篇讲话/u })
command('花脸稿', `speechgen diff ${speech}.docx -o 花脸稿.docx`)
command('朗读稿', `speechgen render ${speech}.md --profile reading --format docx,pdf`)
takePages([
  { name: 'redline', file: join(cwd, '花脸稿.docx'), page: 1 },
  { name: 'reading', file: join(cwd, `${speech}-朗读稿.docx`), page: 1 },
])
command('再生成（没有改动）', 'speechgen build round.yaml', { last: 1 })
rmSync(folder, { recursive: true, force: true })

const about = {
  // The round begins on the day on which it is laid out
  date: new Date().toISOString().slice(0, 10),
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

/** @param last so many lines of the answer are kept, or those that `keep` finds */
function step(name, line, [program, ...args], { last = 100, keep = /^/u } = {}) {
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
  const seconds = Number(((performance.now() - start) / 1000).toFixed(1))
  if (status !== 0) throw new Error(`${line}: ${status}\n${stdout}${stderr}`)
  const lines = (stdout + stderr).trim().split('\n')
  const answer = lines.filter((each) => keep.test(each)).slice(-last)
  steps.push({ name, line, seconds, answer: answer.join('\n') })
}

/** What a person would do in an editor. */
function edit(name, changes) {
  let text = readFileSync(round, 'utf8')
  const before = text.split('\n')
  for (const [from, to] of changes) {
    const changed = typeof from === 'string' ? text.replaceAll(from, to) : text.replace(from, to)
    if (changed === text) throw new Error(`nothing to edit: ${from}`)
    text = changed
  }
  writeFileSync(round, text)
  const after = text.split('\n')
  const changed = after.map((each, i) => each !== before[i])
  // Who speaks is nothing without what is spoken
  const told = after
    .filter((each, i) => changed[i] || (changed[i + 1] && each.includes('- 讲话:')))
    .map((each) => each.replace(/ {2,}# .*$/u, ''))
  steps.push({ name, line: 'round.yaml', seconds: 0, answer: told.join('\n') })
}
