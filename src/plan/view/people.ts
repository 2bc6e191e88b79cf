import type { Meeting, Person, Round, SpeechItem, SpeechKind, Team, Unit } from '../../model/round.ts'
import { unitsWithIds } from '../../model/round.ts'
import type { Leaf, PersonView, View } from '../../model/view.ts'
import { belongs, postWithUnit, unitsOf } from '../concerned.ts'
import { inspectionOf } from '../words.ts'
import { given, hold, leaf } from './leaves.ts'
import type { ViewOf } from './of.ts'

/** 【待补：…】 for a speaker of whom nothing is known: 组长动员讲话人, but 部署讲话人. */
const speakerHeld = (kind: SpeechKind): string => `${kind.replace(/讲话$/u, '')}讲话人`

export function personView(person: Person, path: string, held: string): PersonView {
  const called =
    person.name === undefined
      ? (person.title ?? '')
      : `${person.title ?? ''}${person.name}${person.name.endsWith('同志') ? '' : '同志'}`
  return {
    ...given('name', person.name, `${path}.name`),
    ...given('title', person.title, `${path}.title`),
    ...given('for', person.for, `${path}.for`),
    called: called === '' ? hold(held, path) : leaf(called, `${path}.name`),
  }
}

/** A member of a team: his post is told by the sentence, so he is called by name. */
export function memberView(person: Person, path: string, held: string): PersonView {
  const { title: _, ...named } = person
  return {
    ...personView(person.name === undefined ? person : named, path, held),
    ...given('title', person.title, `${path}.title`),
  }
}

/**
 * A team. Where its own head tells how to reach it and the round file gives no way at all, those that no announcement
 * does without are held open. A box that stands in the house of another unit is not told.
 */
export function teamView(
  team: Team,
  speech: SpeechKind,
  inHouse: (place: string) => boolean,
): NonNullable<View['team']> {
  const channels = [
    ['phone', '值班电话'],
    ['sms', '短信号码'],
    ['mailbox', '邮政信箱'],
    ['email', '电子邮箱'],
    ['box', '意见箱位置'],
    ['hours', '接访时间'],
  ] as const
  const contact: Record<string, Leaf> = {}
  const silent = speech === '组长动员' && isSilent(team)
  for (const [key, name] of channels) {
    const value = team.contact[key] ?? (silent && needed.has(key) ? '待补' : undefined)
    const path = `${team.path}.contact.${key}`
    if (key === 'box' && value !== undefined && !inHouse(value)) continue
    if (value !== undefined) contact[key] = value === '待补' ? hold(name, path) : leaf(value, path)
  }
  return {
    name: leaf(team.name, `${team.path}.name`),
    ...(team.leader === undefined ? {} : { leader: memberView(team.leader, `${team.path}.leader`, '组长姓名') }),
    deputies: team.deputies.map((person, i) => memberView(person, `${team.path}.deputies.${i}`, '副组长姓名')),
    ...given('size', team.size, `${team.path}.size`),
    contact,
  }
}

/** Whether a place can be that of a meeting's units: it names one of them, or none of the others that their team has. */
export function placeOf(round: Round, meeting: Meeting, team: Team | undefined): (place: string) => boolean {
  const present = unitsWithIds(round, meeting.units)
  const others = unitsWithIds(round, team?.units ?? []).filter((unit) => !present.includes(unit))
  const names = (place: string) => (unit: Unit) => place.includes(unit.name) || place.includes(unit.short ?? unit.name)
  return (place) => present.some(names(place)) || !others.some(names(place))
}

/** Whether the round file says nothing of how a team is reached. */
const isSilent = (team: Team): boolean => Object.values(team.contact).every((value) => value === undefined)

const needed: ReadonlySet<string> = new Set(['phone', 'mailbox', 'hours'])

export const speakerView = (item: SpeechItem): PersonView =>
  personView(item.speaker ?? {}, `${item.path}.speaker`, speakerHeld(item.speech))

/**
 * A speaker as he stands under the title, where a post is told with what it belongs to: 县教育局党组书记 and
 * 县委第一巡察组组长, never 党组书记 and 组长. The name of a team's head whom the round file does not give is held open.
 */
export function signedView(signed: SpeechItem, team: Team | undefined): PersonView {
  const view = speakerView(signed)
  if (signed.speech !== '组长动员' || team === undefined || team.leader !== undefined) return view
  return signed.speaker === undefined || signed.speaker.name !== undefined
    ? view
    : { ...view, name: hold('组长姓名', `${team.path}.leader`) }
}

/** A speech whose speaker's post is told with what it belongs to. */
export function signedItem({ round, meeting }: ViewOf, item: SpeechItem, team: Team | undefined): SpeechItem {
  const { speech, speaker } = item
  if (speaker === undefined) return item
  if (team !== undefined && /^副?组长$/u.test(speaker.title ?? ''))
    return { ...item, speaker: { ...speaker, title: `${team.name}${speaker.title}` } }
  const ofUnit = speech === '表态发言' || (speech === '主持词' && meeting.kind === '进驻动员会')
  return ofUnit ? { ...item, speaker: postWithUnit(speaker, unitsOf(round, meeting, item)) } : item
}

/** A speaker as the agenda announces him: who pledges for a unit is called with its name. */
export function placedView({ round, meeting }: ViewOf, item: SpeechItem): PersonView {
  if (item.speech !== '表态发言' || item.speaker === undefined || meeting.units.length < 2) return speakerView(item)
  return speakerView({ ...item, speaker: postWithUnit(item.speaker, unitsOf(round, meeting, item)) })
}

/**
 * Whom the host introduces: who speaks or reads, the highest first, without the host himself and those who pledge; after
 * its head the team, as far as the list of those who take part does not tell of it.
 */
export function guestsOf({ round, meeting }: ViewOf, team: Team | undefined): View['guests'] {
  const ranks: readonly (SpeechKind | undefined)[] = ['部署讲话', '领导动员', '组长动员', undefined]
  const found = ranks.flatMap((rank) => {
    const called = meeting.agenda.flatMap((item) => {
      if ('item' in item)
        return rank === undefined && item.by !== undefined && !isChair(meeting.chair, item.by)
          ? [personView(item.by, `${item.path}.by`, '由谁').called]
          : []
      return item.speech === rank && !isChair(meeting.chair, item.speaker) ? [speakerView(item).called] : []
    })
    return rank === '组长动员' ? called.concat(restOfTeam(round, meeting, team)) : called
  })
  return found.filter(({ text }, i) => found.findIndex((other) => other.text === text) === i)
}

/** The deputies of a team and its other people, as the host introduces them where they do not speak. */
function restOfTeam(round: Round, meeting: Meeting, team: Team | undefined): readonly Leaf[] {
  if (team === undefined) return []
  const speaks = meeting.agenda.flatMap((item) => ('speech' in item ? item.speaker?.name : item.by?.name) ?? [])
  const listed = meeting.attendance.join('、')
  const inspection = inspectionOf(round.committee.level)
  const names = team.deputies.flatMap(({ name }) =>
    name === undefined || speaks.includes(name) || meeting.chair?.name === name || listed.includes(name) ? [] : [name],
  )
  const called = names.map((name) => memberView({ name }, '', '').called.text).join('、')
  const deputies = called === '' ? [] : [leaf(`${inspection}组副组长${called}`, `${team.path}.deputies`)]
  // 县委第一巡察组全体成员 among those who take part
  if (listed.includes(`${inspection}组`)) return deputies
  return [...deputies, leaf(`${inspection}组的其他同志`, `${team.path}.name`)]
}

/** Whether the speaker is the team's head; where nothing says otherwise, he is. */
export const isLeader = (team: Team | undefined, speaker: Person | undefined): boolean =>
  team?.leader?.name === undefined || speaker?.name === undefined || team.leader.name === speaker.name

/**
 * Whether the speaker answers for the unit in his own name (第一责任人): its head, or who pledges for it and is not known
 * to be somebody else or a deputy.
 */
export function isInCharge(units: readonly Unit[], { speech, speaker }: SpeechItem): boolean {
  const heads = units.flatMap(({ head }) => (head?.name === undefined ? [] : [head.name]))
  if (speaker?.name !== undefined && heads.length > 0) return heads.includes(speaker.name)
  if (speaker?.title?.includes('副') === true) return false
  return speech === '表态发言' || units.some((unit) => belongs(speaker, unit))
}

export const isChair = (chair: Person | undefined, speaker: Person | undefined): boolean =>
  chair !== undefined &&
  speaker !== undefined &&
  (chair.name ?? chair.title) !== undefined &&
  chair.name === speaker.name &&
  (chair.name !== undefined || chair.title === speaker.title)
