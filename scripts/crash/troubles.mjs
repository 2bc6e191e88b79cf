// Other things that happen to a build than being killed. Each returns how often it was tried and what was wrong, or why
// it could not be tried.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { judgeKilled, judgeWhole } from './judge.mjs'
import { hasBegun } from './kill.mjs'
import { build, digest, start, tree } from './runs.mjs'
import { roundIn } from './setting.mjs'

const isRoot = process.getuid?.() === 0

/** What a build that could not do its work says: status 2, a sentence, nothing of the program's inside. */
function said({ status, err }, sentence) {
  const faults = []
  if (status !== 2) faults.push(`ends with ${status}: ${err.slice(0, 300)}`)
  if (!err.includes(sentence)) faults.push(`says “${err.slice(0, 300)}”, not “${sentence}”`)
  if (/\n\s+at /u.test(err)) faults.push(`shows its inside: ${err.slice(0, 300)}`)
  return faults
}

/** After the trouble is over: nothing half before, everything whole after the next build. */
async function mended(main, { before, after, edited }, cwd, from, file) {
  const out = join(cwd, 'out')
  const wanted = await after(from, file)
  const faults = judgeKilled(out, before[from], wanted)
  const { status, err } = await build(main, cwd, file)
  if (status !== 0) faults.push(`the next build ends with ${status}: ${err.slice(0, 300)}`)
  return [...faults, ...judgeWhole(out, wanted, from === 'edited' ? edited : new Set())]
}

const unfinished = (out) => tree(out).memory.filter((path) => path.endsWith('.unfinished'))

async function fullDisk(main, setting) {
  const faults = []
  const moments = [1, 2, 3, 5, 8, 20, 60, 100]
  for (const at of moments)
    for (const jobs of [1, 2]) {
      const cwd = setting.fresh('run', 'edited')
      const result = await build(main, cwd, 'date.yaml', { jobs, fault: { at, how: 'ENOSPC', thread: jobs > 1 } })
      // A thread that never came so far, or a build that was through with it, has nothing to complain of
      if ((jobs === 1 && at <= 20) || result.status !== 0) faults.push(...said(result, '磁盘满了'))
      faults.push(...unfinished(join(cwd, 'out')).map((path) => `${path} is left on the full disk`))
      faults.push(...(await mended(main, setting, cwd, 'edited', 'date.yaml')).map((fault) => `${at}: ${fault}`))
    }
  return { tried: moments.length * 2, faults }
}

async function smallDisk(main, setting) {
  const cwd = setting.fresh('run', 'empty')
  const out = join(cwd, 'out')
  mkdirSync(out)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', out], { stdio: 'ignore' })
  } catch {
    return 'a small disk can only be made by root'
  }
  try {
    const faults = said(await build(main, cwd, 'base.yaml'), '磁盘满了')
    faults.push(...unfinished(out).map((path) => `${path} is left on the full disk`))
    execFileSync('mount', ['-o', 'remount,size=200m', out])
    return { tried: 1, faults: [...faults, ...(await mended(main, setting, cwd, 'empty', 'base.yaml'))] }
  } finally {
    execFileSync('umount', [out])
  }
}

async function readOnly(main, setting) {
  const cwd = setting.fresh('run', 'base')
  const out = join(cwd, 'out')
  if (!isRoot) {
    const folders = [out, roundIn(out), ...readdirSync(roundIn(out)).map((name) => join(roundIn(out), name))]
    const closed = folders.filter((path) => !path.endsWith('.json'))
    for (const folder of closed) chmodSync(folder, 0o555)
    const faults = said(await build(main, cwd, 'date.yaml'), '没有写的权限')
    for (const folder of closed) chmodSync(folder, 0o755)
    return { tried: 1, faults: [...faults, ...(await mended(main, setting, cwd, 'base', 'date.yaml'))] }
  }
  // Root may write everywhere; but not on a disk that is mounted so
  execFileSync('mount', ['--bind', out, out])
  try {
    execFileSync('mount', ['-o', 'remount,bind,ro', out])
    const faults = said(await build(main, cwd, 'date.yaml'), '只读')
    execFileSync('mount', ['-o', 'remount,bind,rw', out])
    return { tried: 1, faults: [...faults, ...(await mended(main, setting, cwd, 'base', 'date.yaml'))] }
  } finally {
    execFileSync('umount', [out])
  }
}

async function removedHalfWay(main, setting) {
  const faults = []
  const pauses = [0, 20, 60, 120]
  for (const pause of pauses) {
    const cwd = setting.fresh('run', 'base')
    const out = join(cwd, 'out')
    const { ended } = start(main, cwd, 'date.yaml')
    for (let i = 0; i < 2000 && !hasBegun(out); i++) await setTimeout(2)
    await setTimeout(pause)
    renameSync(out, join(cwd, 'elsewhere'))
    const { status, err } = await ended
    if (status !== 0) faults.push(...said({ status, err }, '被移走了'))
    const wanted = await setting.after('base', 'date.yaml')
    const next = await build(main, cwd, 'date.yaml')
    if (next.status !== 0) faults.push(`the next build ends with ${next.status}: ${next.err}`)
    faults.push(...judgeWhole(out, wanted, new Set()))
  }
  return { tried: pauses.length, faults }
}

async function folderInTheWay(main, setting) {
  const faults = []
  const places = [
    (folder) => join(folder, '01-第1中心小学进驻动员会/1-组长动员.md'),
    (folder) => join(folder, '01-第1中心小学进驻动员会/2-领导动员.docx'),
    (folder) => join(folder, 'manifest.json'),
    (folder) => join(folder, '.speechgen/01-第1中心小学进驻动员会.json'),
  ]
  for (const place of places) {
    const cwd = setting.fresh('run', 'base')
    const path = place(roundIn(join(cwd, 'out')))
    const bytes = readFileSync(path)
    rmSync(path)
    mkdirSync(path)
    writeFileSync(join(path, 'inside'), 'kept')
    const result = await build(main, cwd, 'date.yaml')
    faults.push(...said(result, '同名的文件夹或文件挡在那里'))
    faults.push(...said(result, path.slice(path.indexOf('out/'))))
    if (readFileSync(join(path, 'inside'), 'utf8') !== 'kept') faults.push('what is inside the folder is lost')
    rmSync(path, { recursive: true })
    writeFileSync(path, bytes)
    faults.push(...(await mended(main, setting, cwd, 'base', 'date.yaml')))
  }
  return { tried: places.length, faults }
}

async function heldFile(main, setting) {
  const faults = []
  const signs = { '正在 Word 里打开': '~$', '正在 WPS 里打开': '.~', 被别的程序占着: undefined }
  for (const [sentence, sign] of Object.entries(signs)) {
    const cwd = setting.fresh('run', 'edited')
    const folder = roundIn(join(cwd, 'out'))
    const signed = []
    if (sign !== undefined)
      for (const meeting of readdirSync(folder).filter((name) => /^\d/u.test(name)))
        for (const name of readdirSync(join(folder, meeting)).filter((each) => each.endsWith('.docx')))
          signed.push(join(folder, meeting, sign + name))
    for (const path of signed) writeFileSync(path, '')
    const result = await build(main, cwd, 'date.yaml', { fault: { at: 1, how: 'EBUSY' } })
    for (const path of signed) rmSync(path)
    faults.push(...said(result, sentence))
    faults.push(...(await mended(main, setting, cwd, 'edited', 'date.yaml')))
  }
  return { tried: Object.keys(signs).length, faults }
}

async function savedMeanwhile(main, setting) {
  const cwd = setting.fresh('run', 'base')
  const out = join(cwd, 'out')
  const path = [...tree(out).files.keys()].find((each) => each.endsWith('.docx'))
  const { ended } = start(main, cwd, 'date.yaml')
  for (let i = 0; i < 2000 && !hasBegun(out); i++) await setTimeout(2)
  const saved = Buffer.from('saved while the build was at work')
  writeFileSync(join(out, path), saved)
  const { status } = await ended
  const faults = status === 0 ? [] : [`ends with ${status}`]
  const is = digest(readFileSync(join(out, path)))
  if (is !== digest(saved)) faults.push('what was saved is lost')
  const wanted = new Map(await setting.after('base', 'date.yaml'))
  const beside = path.replace('.docx', '.new.docx')
  wanted.set(beside, wanted.get(path)).set(path, is)
  return { tried: 1, faults: [...faults, ...judgeWhole(out, wanted, new Set([path]))] }
}

async function twoAtOnce(main, setting) {
  const faults = []
  const pairs = [
    ['base', 'date.yaml', 'date.yaml'],
    ['empty', 'base.yaml', 'base.yaml'],
    ['base', 'date.yaml', 'gone.yaml'],
    ['base', 'gone.yaml', 'later.yaml'],
    ['edited', 'date.yaml', 'date.yaml'],
  ]
  for (const [from, ...files] of pairs) {
    const cwd = setting.fresh('run', from)
    const results = await Promise.all(files.map((file) => build(main, cwd, file, { jobs: 2 })))
    for (const { status, err } of results)
      if (status !== 0) faults.push(...said({ status, err }, '另一个 speechgen 正在往'))
    if (results.every(({ status }) => status !== 0)) faults.push('neither of the two was done')
    const edited = from === 'edited' ? setting.edited : new Set()
    const ends = []
    for (const file of files) ends.push(judgeWhole(join(cwd, 'out'), await setting.after(from, file), edited))
    if (ends.every((end) => end.length > 0)) faults.push(...ends[0].map((fault) => `${files.join(' and ')}: ${fault}`))
  }
  return { tried: pairs.length, faults }
}

/** A build takes its turn behind one that stands still: it waits a short while and says so. */
async function waits(main, setting) {
  const cwd = setting.fresh('run', 'base')
  const { child, ended } = start(main, cwd, 'date.yaml')
  for (let i = 0; i < 2000 && !hasBegun(join(cwd, 'out')); i++) await setTimeout(2)
  child.kill('SIGSTOP')
  const copy = join(cwd, 'copy')
  cpSync(join(cwd, 'out'), copy, { recursive: true })
  const second = await build(main, cwd, 'gone.yaml')
  const faults = said(second, '另一个 speechgen 正在往')
  const same = JSON.stringify([...tree(copy).files]) === JSON.stringify([...tree(join(cwd, 'out')).files])
  if (!same) faults.push('the second build changed something')
  child.kill('SIGCONT')
  const { status } = await ended
  if (status !== 0) faults.push(`the first build ends with ${status}`)
  return {
    tried: 1,
    faults: [...faults, ...judgeWhole(join(cwd, 'out'), await setting.after('base', 'date.yaml'), new Set())],
  }
}

export const troubles = {
  'a full disk, simulated at the n-th change': fullDisk,
  'a full disk of 300 KB': smallDisk,
  'a read-only output folder': readOnly,
  'an output folder that is removed half-way': removedHalfWay,
  'a folder where a file is to be': folderInTheWay,
  'a file that another program has open': heldFile,
  'a file that is saved while the build runs': savedMeanwhile,
  'two builds into one folder at a time': twoAtOnce,
  'a second build behind one that stands still': waits,
}
