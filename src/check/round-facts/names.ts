import type { Round } from '../../model/round.ts'
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
  /** a known name with one wrong character, where an office or 同志 follows or a title stands before */
  readonly near: readonly { readonly person: KnownPerson; readonly pattern: RegExp }[]
  /** a known name, with the office behind it */
  readonly named: RegExp
  readonly units: readonly { readonly name: string; readonly pattern: RegExp }[]
  readonly known: ReadonlySet<string>
}

const made = new WeakMap<Round, Matcher>()
const han = '\\p{Script=Han}'

function matcherOf(round: Round): Matcher {
  const before = made.get(round)
  if (before !== undefined) return before
  const people = peopleOf(round)
  const near = people.flatMap((person) => {
    const letters = Array.from(person.name)
    if (letters.length < 3) return []
    // The surname stays: 张建国 and 李建国 are two people, 张建国 and 张建围 are one
    const wrong = letters
      .slice(1)
      .map((_, i) => letters.map((letter, j) => (j === i + 1 ? `(?!${letter})${han}` : letter)).join(''))
    const titled = `(?<=${office}.{${letters.length}})(?=[，。、；\\s作讲宣主代]|$)`
    const pattern = new RegExp(`(?:${wrong.join('|')})(?:(?=同志|${office})|${titled})`, 'gmu')
    return [{ person, pattern }]
  })
  const names = people.map(({ name }) => literally(name)).join('|') || '(?!)'
  const known = new Set(round.units.flatMap(({ name, short }) => [name, short ?? name]))
  const namesOfUnits = Array.from(known)
    .filter((name) => name.length >= 5 && !/[（(]/u.test(name))
    .map((name) => {
      const letters = Array.from(name, literally)
      // Neither the first (县, 市) nor the last: 医疗保障基金 is no 医疗保障局
      const wrong = letters
        .slice(1, -1)
        .map((_, i) => letters.map((letter, j) => (j === i + 1 ? `(?!${letter})${han}` : letter)).join(''))
      return { name, pattern: new RegExp(wrong.join('|'), 'gu') }
    })
  const matcher = {
    people,
    near,
    named: new RegExp(`(${names})(同志|${office})?`, 'gu'),
    units: namesOfUnits,
    known,
  }
  made.set(round, matcher)
  return matcher
}

function misspelt({ text }: Asked, { near, people }: Matcher): readonly Told[] {
  return near.flatMap(({ person, pattern }) =>
    Array.from(text.matchAll(pattern))
      .filter((hit) => !people.some(({ name }) => name === hit[0]) && !inTitle(text, hit.index))
      .map((hit) => ({
        at: hit.index,
        end: hit.index + hit[0].length,
        message: `“${hit[0]}”与轮次文件里的“${person.name}”差一个字。`,
        hint: `如果是同一个人，改成“${person.name}”。`,
      })),
  )
}

const longestTitle = 28
const titleBefore = new RegExp(`[\\p{Script=Han}、]*(?:${office})$`, 'u')

/** 副组长张某 for the head of a team, 县委第二巡察组组长 for that of the first. */
function misplaced({ text, round }: Asked, { named, people }: Matcher): readonly Told[] {
  if (people.length === 0) return []
  const ranks = new RegExp(`(${office})$`, 'u')
  return Array.from(text.matchAll(named)).flatMap((hit): readonly Told[] => {
    const [words, name = '', after = ''] = hit
    const before = titleBefore.exec(text.slice(Math.max(0, hit.index - longestTitle), hit.index))?.[0] ?? ''
    const titles = people.find((person) => person.name === name)?.titles ?? []
    const said = ranks.exec(before)?.[1] ?? (after === '同志' ? '' : after)
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

/** The name of a unit with one wrong character. Short names are too near to each other: 县城管局, 县城建局. */
function units({ text }: Asked, { units: all, known }: Matcher): readonly Told[] {
  return all.flatMap(({ name, pattern }) =>
    Array.from(text.matchAll(pattern))
      .filter((hit) => !known.has(hit[0]) && !inTitle(text, hit.index))
      .map((hit) => ({
        at: hit.index,
        end: hit.index + hit[0].length,
        severity: name.length >= 7 ? ('error' as const) : ('warning' as const),
        message: `“${hit[0]}”与轮次文件里的“${name}”差一个字。`,
        hint: `如果是同一个单位，改成“${name}”。`,
      })),
  )
}
