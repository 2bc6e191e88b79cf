// Builds that are killed at random moments, each followed by one that has to make everything good.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { judgeKilled, judgeWhole } from './judge.mjs'
import { build, digest, start, tree } from './runs.mjs'

/**
 * Kills builds.
 * @param kills how many @param roll random numbers from 0 to 1
 * @returns how many died by story and manner, and what was wrong
 */
export async function killBuilds(main, setting, { kills, roll, tell }) {
  const { stories } = setting
  const tried = new Map()
  const faults = []
  const measured = await measure(main, setting)
  for (let n = 0; n < kills;) {
    const pick = (list) => list[Math.floor(roll() * list.length)]
    const story = pick(stories)
    const jobs = pick([1, 2])
    const { changes, time } = measured.get(story.name)
    // Half of the moments by the clock, half by the disk: between two changes of it, and in the middle of one
    const manner = pick(['clock', 'clock', 'before a change', 'within a change'])
    const at = 1 + Math.floor(roll() * (jobs === 1 ? changes : changes / 2))
    const how = manner === 'before a change' ? 'kill' : 'half'
    const fault = manner === 'clock' ? undefined : { at, how, thread: jobs > 1 && roll() < 0.5 }
    const cwd = setting.fresh('run', story.from)
    const out = join(cwd, 'out')
    const { child, ended } = start(main, cwd, story.file, { jobs, fault })
    if (manner === 'clock') {
      await Promise.race([ended, setTimeout(roll() * time * 1.05)])
      child.kill('SIGKILL')
    }
    const { signal } = await ended
    if (signal === null) continue
    n++
    const label = `${story.name}${jobs > 1 ? ', in threads' : ''}`
    tried.set(label, (tried.get(label) ?? 0) + 1)
    const what = `kill ${n}: ${label}, ${manner}${fault === undefined ? '' : ` ${JSON.stringify(fault)}`}`
    const found = await goOn(main, setting, story, { cwd, out, roll, pick })
    faults.push(...found.map((wrong) => `${what}: ${wrong}`))
    tell(`${what}: ${found.length === 0 ? 'good' : found.slice(0, 5).join('; ')}`)
  }
  return { tried, faults }
}

async function goOn(main, { before, after, edited }, story, { cwd, out, roll, pick }) {
  const faults = judgeKilled(out, before[story.from], await after(story.from, story.file))
  const next = pick(story.next)
  const own = new Set(story.from === 'edited' ? edited : [])
  const wanted = new Map(await after(story.from, next))
  const saved = roll() < 0.25 ? saveOne(out, wanted, own) : undefined
  const { status, err, codes } = await build(main, cwd, next, { jobs: pick([1, 2]) })
  if (status !== 0) faults.push(`the next build (${next}) ends with ${status}: ${err.slice(0, 300)}`)
  for (const told of codes)
    if (told.startsWith('out/hand-edited') && ![...own].some((path) => told.includes(path)))
      faults.push(`the next build (${next}): ${told}`)
  if (saved !== undefined) {
    const { files } = tree(out)
    if (files.get(saved.path) !== saved.digest) faults.push(`what was saved after the kill is lost: ${saved.path}`)
    wanted.set(saved.path, saved.digest)
    const beside = saved.path.replace('.docx', '.new.docx')
    if (files.has(beside)) wanted.set(beside, saved.wanted)
  }
  faults.push(...judgeWhole(out, wanted, own).map((fault) => `after the next build (${next}): ${fault}`))
  return faults
}

/** Somebody works on a speech that the killed build left. */
function saveOne(out, wanted, own) {
  const path = [...tree(out).files.keys()].find(
    (each) => each.endsWith('.docx') && !each.includes('.new.') && wanted.has(each) && !own.has(each),
  )
  if (path === undefined) return undefined
  const bytes = Buffer.concat([readFileSync(join(out, path)), Buffer.from('saved after the kill')])
  writeFileSync(join(out, path), bytes)
  const saved = { path, digest: digest(bytes), wanted: wanted.get(path) }
  own.add(path)
  return saved
}

/** Changes of the disk and milliseconds of a build that nothing disturbs, by story. */
async function measure(main, { stories, fresh }) {
  const measured = new Map()
  for (const { name, from, file } of stories) {
    const cwd = fresh('run', from)
    const { time } = await build(main, cwd, file, { count: join(cwd, 'count') })
    measured.set(name, { changes: Number(readFileSync(join(cwd, 'count'), 'utf8')), time })
  }
  return measured
}

/** Whether a build has begun to lay files beside their places. */
export const hasBegun = (out) => {
  try {
    return readdirSync(out, { recursive: true }).some((path) => String(path).endsWith('.unfinished'))
  } catch {
    return false
  }
}
