import type { Meeting } from '../../model/round.ts'
import type { Leaf } from '../../model/view.ts'
import { leaf } from './leaves.ts'

/**
 * The subordinate units whose heads take part in a meeting, as the round file calls them: 县直学校主要负责人 → 县直学校. The
 * host asks them to pass on what was said. Sections and branches of the unit itself are not among them.
 */
export function belowOf({ attendance, path }: Meeting): Leaf[] {
  return attendance.flatMap((text, i) => {
    const name = heads.exec(text)?.[1]?.split('、').at(-1)
    return name === undefined || !below.test(name) || own.test(name) ? [] : [leaf(name, `${path}.attendance.${i}`)]
  })
}

/** Who is in charge of many places at once; 主任 and the like are too often one person's post. */
const heads =
  /^(.+?)(?:党政|党组织|党委|党总支|党支部|支部|行政)?(?:主要)?(?:负责人|负责同志|书记|校长|园长|院长)(?:[（(].*[）)])?$/u
const below = /各(?!位)|所属|下属|直属|辖区|[省市县区局委校院镇乡]直|[局委校院]属|基层(?!党)/u
const own = /科室|处室|股室|部门|机关|支部|党小组|班子|中层|退休/u
