import type { Round } from '../../model/round.ts'
import { isOfName } from '../hits.ts'
import { literally } from '../mentions/mention.ts'
import { office, peopleOf } from '../people.ts'
import type { KnownPerson } from '../people.ts'
import { inTitle, sentenceAt } from '../whole.ts'
import type { Told } from '../told.ts'
import type { Asked } from './asked.ts'
import { meetingOf, otherRound } from './asked.ts'

/** Names of people, their titles, teams and units that the round has otherwise. */
export function nameFindings(asked: Asked): readonly Told[] {
  const matcher = matcherOf(asked.round)
  return [...misspelt(asked, matcher), ...misplaced(asked, matcher), ...teams(asked), ...units(asked, matcher)]
}

interface Matcher {
  readonly people: readonly KnownPerson[]
  /** a known name, with the office behind it */
  readonly named: RegExp
  /** names of units that are long enough to be told from others, and all of their names */
  readonly units: readonly string[]
  readonly known: ReadonlySet<string>
}

const made = new WeakMap<Round, Matcher>()

function matcherOf(round: Round): Matcher {
  const before = made.get(round)
  if (before !== undefined) return before
  const people = peopleOf(round)
  const names = people.map(({ name }) => literally(name)).join('|') || '(?!)'
  const known = new Set(round.units.flatMap(({ name, short }) => [name, short ?? name]))
  const matcher = {
    people,
    named: new RegExp(`(${names})(同志|${office})?`, 'gu'),
    units: [...known].filter((name) => name.length >= 5 && !/[（(]/u.test(name)),
    known,
  }
  made.set(round, matcher)
  return matcher
}

/**
 * Where a name stands with one wrong Chinese character. A pattern for each name would take longer to compile than the text
 * takes to read.
 * @param last the last of its characters that may be the wrong one, counted from 0; the first never is
 * @returns offsets in the text
 */
function nearMisses(text: string, name: string, last: number): readonly number[] {
  const found: number[] = []
  const first = name.charAt(0)
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1))
    if (isNearMiss(text, at, name, last)) found.push(at)
  return found
}

function isNearMiss(text: string, at: number, name: string, last: number): boolean {
  let wrong = 0
  for (let i = 1; i < name.length; i++) {
    if (text.charCodeAt(at + i) === name.charCodeAt(i)) continue
    wrong++
    if (wrong > 1 || i > last || !isOfName(text.charAt(at + i))) return false
  }
  return wrong === 1
}

const addressed = new RegExp(`同志|${office}`, 'uy')
const titled = new RegExp(`(?:${office})$`, 'u')
const longestOffice = 5

/** Whether somebody is meant: 同志 or an office behind a name, or his title before it. */
function isOfSomebody(text: string, at: number, end: number): boolean {
  addressed.lastIndex = end
  if (addressed.test(text)) return true
  const next = text.charAt(end)
  return (
    titled.test(text.slice(Math.max(0, at - longestOffice), at)) &&
    (next === '' || /[，。、；\s作讲宣主代]/u.test(next))
  )
}

/** A known name with one wrong character. The surname stays: 张建国 and 李建国 are two people, 张建国 and 张建围 are one. */
function misspelt({ text }: Asked, { people }: Matcher): readonly Told[] {
  return people
    .filter(({ name }) => name.length >= 3)
    .flatMap((person) =>
      nearMisses(text, person.name, person.name.length - 1).flatMap((at): readonly Told[] => {
        const end = at + person.name.length
        const said = text.slice(at, end)
        if (!isOfSomebody(text, at, end) || people.some(({ name }) => name === said) || inTitle(text, at)) return []
        const message = `“${said}”与轮次文件里的“${person.name}”差一个字。`
        return [{ at, end, message, hint: `如果是同一个人，改成“${person.name}”。` }]
      }),
    )
}

const longestTitle = 28
const titleBefore = new RegExp(`[\\p{Script=Han}、]*(?:${office})$`, 'u')

/** 副组长张某 for the head of a team, 县委第二巡察组组长 for that of the first. */
function misplaced({ text, round }: Asked, { named, people }: Matcher): readonly Told[] {
  if (people.length === 0) return []
  return Array.from(text.matchAll(named)).flatMap((hit): readonly Told[] => {
    const [words, name = '', after = ''] = hit
    const before = titleBefore.exec(text.slice(Math.max(0, hit.index - longestTitle), hit.index))?.[0] ?? ''
    const titles = people.find((person) => person.name === name)?.titles ?? []
    const said = titled.exec(before)?.[0] ?? (after === '同志' ? '' : after)
    if (titles.length === 0 || said === '' || inTitle(text, hit.index)) return []
    const team = /第[一二三四五六七八九十]+巡[察视]组/u.exec(before)?.[0]
    const otherTeam =
      team !== undefined &&
      titles.some((title) => /第.+巡[察视]组/u.test(title)) &&
      !titles.some((title) => title.includes(team))
    const fits = titles.some((title) => title.split(/[、，]/u).some((part) => rankFits(part, said)))
    if (fits && !otherTeam) return []
    // Whoever heads a team may be someone's secretary at home: only what the round's own titles speak against
    const sure =
      otherTeam ||
      titles.some((title) =>
        title.split(/[、，]/u).some((part) => part.replace('副', '').endsWith(said.replace('副', ''))),
      )
    if (!sure && before === '') return []
    const from = hit.index - (otherTeam ? before.length - before.indexOf(team) : before === '' ? 0 : said.length)
    return [
      {
        at: from,
        end: hit.index + words.length,
        severity: sure ? 'error' : 'warning',
        message: `轮次文件里${name}的职务是${titles.join('；')}，这里写的是“${text.slice(from, hit.index + words.length)}”。`,
        hint: `改成一致${round.file === '' ? '' : `，或者改 ${round.file}`}。`,
      },
    ]
  })
}

/** 主任 fits 监委主任 and not 副主任; a deputy may be called by the office without 副 when he is addressed, not when introduced. */
const rankFits = (part: string, said: string): boolean =>
  part.endsWith(said) && (said.startsWith('副') || !part.endsWith(`副${said}`))

const teamName = /([省市县区旗州]委|党组|党委)第([一二三四五六七八九十]+)巡[察视]组/gu

/** A team that the round does not have, or that is not the one of this meeting. */
function teams(asked: Asked): readonly Told[] {
  const { round, text, manuscript } = asked
  const numbered = round.teams.filter(({ name }) => /第[一二三四五六七八九十]+巡[察视]组/u.test(name))
  if (numbered.length === 0) return []
  const meeting = meetingOf(asked)
  const own = meeting?.kind === '进驻动员会' ? round.teams.find(({ name }) => name === meeting.team) : undefined
  const seen = new Set<string>()
  return Array.from(text.matchAll(teamName)).flatMap((hit): readonly Told[] => {
    const [words, committee = ''] = hit
    if (!round.committee.short.endsWith(committee) || otherRound.test(sentenceAt(text, hit.index).text)) return []
    const exists = round.teams.some(({ name }) => name.endsWith(words) || name.endsWith(words.slice(committee.length)))
    const other = exists && own !== undefined && !own.name.endsWith(words.slice(committee.length))
    if ((exists && !other) || seen.has(words) || manuscript.kind === '部署讲话') return []
    seen.add(words)
    const complete = numbered.length === round.team_count
    return [
      {
        at: hit.index,
        end: hit.index + words.length,
        severity: exists || !complete ? 'warning' : 'error',
        message: exists
          ? `这次会议的是${own?.name ?? ''}，这里写的是“${words}”。`
          : `轮次文件里没有“${words}”，只有${numbered.map(({ name }) => name).join('、')}。`,
        hint: '核对是哪个组。',
      },
    ]
  })
}

/**
 * The name of a unit with one wrong character, neither the first (县, 市) nor the last: 医疗保障基金 is no 医疗保障局. Short
 * names are too near to each other: 县城管局, 县城建局.
 */
function units({ text }: Asked, { units: all, known }: Matcher): readonly Told[] {
  return all.flatMap((name) =>
    nearMisses(text, name, name.length - 2).flatMap((at): readonly Told[] => {
      const end = at + name.length
      const said = text.slice(at, end)
      if (known.has(said) || inTitle(text, at)) return []
      const severity = name.length >= 7 ? ('error' as const) : ('warning' as const)
      const message = `“${said}”与轮次文件里的“${name}”差一个字。`
      return [{ at, end, severity, message, hint: `如果是同一个单位，改成“${name}”。` }]
    }),
  )
}
