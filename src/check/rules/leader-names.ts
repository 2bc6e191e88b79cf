import type { Catalogue, PersonFact } from '../../model/catalogue.ts'
import type { IsoDate } from '../../model/date.ts'
import { firstDay, lastDay } from '../../model/date.ts'
import { correctionsIn, factualKinds } from '../corrections.ts'
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
    for (const { pattern, person } of misspellings(catalogue)) {
      for (const hit of text.matchAll(pattern)) {
        const [at, end] = [hit.index, hit.index + hit[0].length]
        if (told.some((other) => at < other.end && end > other.at)) continue
        const message = `“${hit[0]}”应为“${person.name}”。`
        told.push({ at, end, message, hint: '领导同志的姓名不能有错。', fix: person.name })
      }
    }
    if (date !== undefined) told.push(...outOfOffice(text, catalogue, date))
    return told.map((one) => placed(whole, one))
  },
}

interface Misspelling {
  readonly person: PersonFact
  readonly pattern: RegExp
}

const made = new WeakMap<Catalogue, readonly Misspelling[]>()
const han = '\\p{Script=Han}'

/**
 * One wrong character in a known name, where what stands around it can mean no one else: the office of 总书记 or 主席, the
 * committee of the centre before it. A local 王小山书记 is someone else.
 */
function misspellings(catalogue: Catalogue): readonly Misspelling[] {
  const before = made.get(catalogue)
  if (before !== undefined) return before
  const all = catalogue.persons.flatMap((person): readonly Misspelling[] => {
    const letters = Array.from(person.name)
    if (letters.length < 3) return []
    const wrong = letters.map((letter, i) =>
      letters.map((same, j) => (i === j ? `(?!${letter})${han}` : same)).join(''),
    )
    const context = person.role.includes('总书记')
      ? [`(?:${wrong.join('|')})(?=总书记|同志为核心|新时代)`]
      : [`(?<=中央(?:纪委|巡视工作领导小组)?(?:书记|组长))(?:${wrong.slice(1).join('|')})`]
    return context.map((pattern) => ({ person, pattern: new RegExp(pattern, 'gu') }))
  })
  made.set(catalogue, all)
  return all
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
