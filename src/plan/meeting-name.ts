import type { Meeting, Round, Unit } from '../model/round.ts'
import { unitsWithIds } from '../model/round.ts'
import { inspectionOf } from './words.ts'

/** What a meeting is called in a list of meetings, a folder: as the file says, else from its units and kind. */
export function shortMeetingName(round: Round, meeting: Meeting): string {
  if (meeting.name !== undefined) return meeting.name
  if (meeting.kind === '部署会') return `${round.name}动员部署会`
  return `${calledAll(presentAt(round, meeting))}${meeting.kind}`
}

/**
 * What a meeting is called in its speeches. A unit does not hold a 进驻动员会 of its own: it is the team's meeting,
 * 市委第三巡察组巡察市人民医院党委工作动员会; where the villagers are the listeners it is a 见面会.
 */
export function meetingName(round: Round, meeting: Meeting): string {
  if (meeting.name !== undefined || meeting.kind === '部署会') return shortMeetingName(round, meeting)
  const units = presentAt(round, meeting)
  const inspection = inspectionOf(round.committee.level)
  const team = meeting.team ?? `${round.committee.short}${inspection}组`
  const listeners = meeting.agenda.flatMap((item) => ('speech' in item ? [item.options.audience] : []))
  if (listeners.includes('村民')) return `${team}${inspection}${inspectedOf(units)}见面会`
  const types = new Set(units.map((unit) => unit.type ?? round.type))
  if (types.size === 1) {
    if (types.has('回头看')) return `${team}对${inspectedOf(units)}开展${inspection}“回头看”工作动员会`
    if (types.has('整改督查')) return `${team}对${inspectedOf(units)}开展${inspection}整改督查工作动员会`
  }
  const special = types.size === 1 && types.has('专项') && !team.includes('专项') ? '专项' : ''
  return `${team}${special}${inspection}${inspectedOf(units)}工作动员会`
}

const presentAt = (round: Round, meeting: Meeting): readonly Unit[] => unitsWithIds(round, meeting.units)

const called = (unit: Unit): string => unit.short ?? unit.name
const calledAll = (units: readonly Unit[]): string => units.map(called).join('、')

/** 县卫健委党委; several units by name, many by the first two and their number; no party where none is told. */
function inspectedOf(units: readonly Unit[]): string {
  const [only] = units
  if (only !== undefined && units.length === 1) {
    const told = only.count === 1 && only.party !== undefined && only.party !== '无'
    return told ? `${called(only)}${only.party}` : called(only)
  }
  return units.length > 3 ? `${calledAll(units.slice(0, 2))}等${units.length}家单位` : calledAll(units)
}
