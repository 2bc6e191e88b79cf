import type { Catalogue, PersonFact } from '../../model/catalogue.ts'
import type { IsoDate } from '../../model/date.ts'
import { firstDay, lastDay } from '../../model/date.ts'
import { correctionsIn } from '../corrections.ts'
import { factualKinds } from '../lexicon/corrections.ts'
import { openCover } from '../cover.ts'
import { isHan } from '../hits.ts'
import { looksBack } from '../looking-back.ts'
import { officesIn } from '../mentions/leaders.ts'
import type { Rule } from '../rule.ts'
import type { Told } from '../told.ts'
import { placed } from '../told.ts'
import { wholeOf } from '../whole.ts'

/** Names of leaders of the centre written wrongly, and their offices out of time. The list is closed: the catalogue's. */
export const leaderNames: Rule = {
  id: 'leader-names',
  severity: 'error',
  about: '中央领导同志的姓名写错，或者职务与讲话日期不符（只对照资料库里的名单）。',
  example: { wrong: '习进平总书记', right: '习近平总书记' },
  find: ({ manuscript, catalogue, date }) => {
    const whole = wholeOf(manuscript)
    const { text } = whole
    const told: Told[] = correctionsIn(text, catalogue, factualKinds.names, date).map(({ correction, at, end }) => ({
      at,
      end,
      severity: correction.severity,
      message: `“${text.slice(at, end)}”应为“${correction.right}”。`,
      hint: '改正姓名或称谓。',
      fix: correction.right,
    }))
    const taken = openCover(told.map(({ at, end }) => [at, end] as const))
    for (const { at, end, person } of misspellings(text, catalogue)) {
      if (taken.touches(at, end)) continue
      taken.add(at, end)
      const message = `“${text.slice(at, end)}”应为“${person.name}”。`
      told.push({ at, end, message, hint: '领导同志的姓名不能有错。', fix: person.name })
    }
    if (date !== undefined) told.push(...outOfOffice(text, catalogue, date))
    return told.map((one) => placed(whole, one))
  },
}

/** What stands behind the name of the general secretary, and before that of a head of the central commission. */
const behind = /总书记|同志为核心|新时代/gu
const ahead = /中央(?:纪委|巡视工作领导小组)?(?:书记|组长)/gu

interface Misspelling {
  readonly at: number
  readonly end: number
  readonly person: PersonFact
}

/**
 * One wrong character in a known name, where what stands around it can mean no one else: the office of 总书记 behind it,
 * the committee of the centre before it. A local 王小山书记 is someone else.
 */
function misspellings(text: string, { persons }: Catalogue): readonly Misspelling[] {
  const long = persons.filter(({ name }) => name.length > 2)
  const [first, others] = [long.filter(isGeneral), long.filter((person) => !isGeneral(person))]
  const found: Misspelling[] = []
  for (const { index } of text.matchAll(behind))
    for (const person of first) {
      const at = index - person.name.length
      if (at >= 0 && differs(text.slice(at, index), person.name) === 1) found.push({ at, end: index, person })
    }
  for (const { index, 0: office } of text.matchAll(ahead))
    for (const person of others) {
      const at = index + office.length
      const said = text.slice(at, at + person.name.length)
      // The surname stays: 张乐际 may be someone else
      if (said[0] === person.name[0] && differs(said, person.name) === 1)
        found.push({ at, end: at + said.length, person })
    }
  return found
}

const isGeneral = ({ role }: PersonFact): boolean => role.includes('总书记')

/** In how many characters a name is another; many where something else than Chinese characters stands there. */
function differs(said: string, name: string): number {
  if (said.length !== name.length || !Array.from(said).every(isHan)) return name.length
  return Array.from(name).filter((letter, i) => letter !== said[i]).length
}

/** 王岐山书记 in 2022, 中央纪委书记赵乐际 in 2016. */
function outOfOffice(text: string, catalogue: Catalogue, date: IsoDate): readonly Told[] {
  return officesIn(text, catalogue).flatMap(({ at, end, person, early }): readonly Told[] => {
    const { name, role, from, until } = person
    const tooEarly = early !== undefined && from !== undefined && date < firstDay(from)
    const tooLate = until !== undefined && date > lastDay(until)
    const window = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
    if ((!tooEarly && !tooLate) || looksBack({ text, from: at, to: end, window, date })) return []
    const message = `${name}同志担任${role}是 ${from ?? ''} 到 ${until ?? '现在'}，${date} 的讲话里不能这样称呼。`
    const hint = '核对姓名、职务和时间；回顾当时情况的，写“时任”或写明时间。'
    return [{ at, end, severity: 'warning', message, hint }]
  })
}
