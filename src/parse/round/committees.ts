import type { Committee, Level } from '../../model/round.ts'
import type { WrittenRound } from './definition.ts'
import { defined } from './resolving.ts'

/** What the short name of a committee says of its level; the first that fits counts. */
const signs: readonly (readonly [RegExp, Level])[] = [
  [/(?:公司|集团|企业|银行)/u, '企业'],
  [/(?:大学|学院|学校|校)(?:党委|党组)?$/u, '高校'],
  [/(?:^省委|省委|自治区党委)$/u, '省'],
  [/(?:市委|州委|盟委|地委)$/u, '市'],
  [/(?:县委|区委|旗委)$/u, '县'],
  [/(?:厅|局|委|部|办|院|署|会|行)(?:机关)?党组$/u, '部门'],
  [/(?:厅|局|委员会|部)党委$/u, '部门'],
]

/** The level of a committee as its short name tells it; undefined where it does not. */
export function levelOf(short: string): Level | undefined {
  return signs.find(([sign]) => sign.test(short.replace(/[“”]/gu, '')))?.[1]
}

/** A committee as written: a plain text is its short name. */
export function committeeOf(written: WrittenRound['round']['committee']): Committee {
  const committee = typeof written === 'string' ? { short: written } : written
  const level = committee.level ?? levelOf(committee.short)
  return defined({ short: committee.short, name: committee.name, level, place: committee.place })
}
