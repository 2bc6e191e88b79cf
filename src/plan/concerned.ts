import type { Meeting, Person, Round, SpeechItem, Unit } from '../model/round.ts'
import { unitsWithIds } from '../model/round.ts'

/** The units that a speech is about: those of its meeting, or of a pledge the speaker's own where it is known. */
export function unitsOf(round: Round, meeting: Meeting, item: SpeechItem): readonly Unit[] {
  const present = unitsWithIds(round, meeting.units)
  if (item.speech !== '表态发言' || present.length < 2) return present
  const own =
    unitsWithIds(round, item.unit === undefined ? [] : [item.unit])[0] ??
    onlyOne(present.filter((unit) => belongs(item.speaker, unit)))
  return own === undefined ? present : [own]
}

/** Whether a person is from one of the units: their head, or told by a post there. */
export function belongs(person: Person | undefined, unit: Unit): boolean {
  if (person === undefined) return false
  if (person.name !== undefined && person.name === unit.head?.name) return true
  const { title = '' } = person
  return title.includes(unit.name) || (unit.short !== undefined && title.includes(unit.short))
}

/** A post with the unit it belongs to: 党委书记 (or 委党委书记) of 县卫健委 is 县卫健委党委书记. */
export function postWithUnit(person: Person, units: readonly Unit[]): Person {
  const { title } = person
  const unit = onlyOne(units)
  if (title === undefined || unit === undefined || unit.count > 1) return person
  const post = title.replace(kindOfUnit, '')
  return bare.test(post) ? { ...person, title: `${unit.short ?? unit.name}${post}` } : person
}

// Posts that name no organ. A title that begins with anything else is left as it is
const bare =
  /^(党|副?书记|常务(?!副?[省市县区]长)|副?(局长|主任|主席|院长|校长|园长|所长|董事长|总经理|厂长|镇长|乡长|部长|会长|理事长))/
/** 村 in 村党支部书记: what the name of the unit says already. */
const kindOfUnit = /^(村|社区|街道|镇|乡|局|委|厅|校|学校|院|医院|公司|集团|集团公司)(?=党)/

const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)
