import type { Severity } from '../../model/diagnostic.ts'
import { around, hits } from '../hits.ts'
import type { Rule } from '../rule.ts'
import { over } from '../rule.ts'

const han = '[\\u3400-\\u9fff]'
const numeral = '一二三四五六七八九十百零0-9'

interface Kind {
  readonly find: RegExp
  readonly what: string
  readonly severity: Severity
  readonly hint: string
}

/** A number or a date that is gone; the only kind that a template can cause. */
const lost: readonly Kind[] = [
  {
    find: /第(?<![次门及落等名]第)(?=巡察组|巡视组|轮|批|届|次(?!第)|期|季度|个|号|条|款|章)/gu,
    what: '“第”的后面缺数字',
    severity: 'error',
    hint: '补上数字。',
  },
  {
    // What is looked back at stands behind what is looked for: the text is searched for 年 and 月 and not sign by sign
    find: /年(?<=(?:^|[（(于自从至\d])年)[ \u3000]*月(?=[ \u3000]*日|[至到起底]|$)(?:[ \u3000]*日)?|\d年\s*月日|月日(?<=\d月日)|年(?<=\d年)\d{1,2}月日/gmu,
    what: '日期缺数字',
    severity: 'error',
    hint: '补全年月日。',
  },
  {
    find: /(?:派出|组建|为期|抽调)(?:了)?[个名天](?!别|人|性|体|额|优|师|家|单)/gu,
    what: '量词前缺数字',
    severity: 'error',
    hint: '补上数字。',
  },
]

const held: readonly Kind[] = [
  {
    find: new RegExp(
      `(?<![A-Za-z0-9Ａ-Ｚａ-ｚ./@=_-])[XxＸｘ]{1,6}(?![A-Za-z0-9Ａ-Ｚａ-ｚ./@=_-]|光|射线|轴|染色体|线片)`,
      'gu',
    ),
    what: '这里还是占位的字母',
    severity: 'error',
    hint: '填上实际内容。',
  },
  {
    find: /(?<!\d\s?)[×✕✖]+(?!\s?\d)|[×✕✖]{2,}/gu,
    what: '这里还是占位的叉号',
    severity: 'error',
    hint: '填上实际内容。',
  },
  {
    find: /(?<![*\d])\*(?![*\d])|\*{3,}|＊+/gu,
    what: '这里还是占位的星号',
    severity: 'error',
    hint: '填上实际内容。',
  },
  {
    find: new RegExp(`(?<![${numeral}〇○])[○〇◯]+(?![${numeral}〇○])|□+|△{2,}|＿+|_{2,}`, 'gu'),
    what: '这里还是空着的',
    severity: 'error',
    hint: '填上实际内容。',
  },
  {
    find: /【(?:待|请|填|此处|插入|补)[^】\n]*】?|（(?:此处|请)(?:填|插|补|写|输|加)[^）\n]{0,20}）|（待[定补填核][^）\n]{0,12}）|\b(?:TODO|TBD)\b/gu,
    what: '这里还没有补上',
    severity: 'warning',
    hint: '补上，或者整句删去。',
  },
  {
    find: new RegExp(
      `某(?:某+|[市县区镇乡村局省]|(?<=第某)|(?<=[在于自]某)[年月日])|[.．·…](?<=${han}[.．·…])[.．·…]+(?=年|月|日|组|轮)`,
      'gu',
    ),
    what: '“某”还没有换成实际名称',
    severity: 'warning',
    hint: '换成实际名称；匿名讲案例的，用 speechgen-ignore 注明。',
  },
]

/** Names, numbers and dates that are still to be filled in. */
export const placeholder: Rule = {
  id: 'placeholder',
  severity: 'error',
  about: '没有填上的内容：X、×、*、○○、某、【待补】，以及“第巡察组”“年月日”这样丢了的数字。',
  example: { wrong: '市委第XX巡察组进驻县卫健委。', right: '市委第三巡察组进驻县卫健委。' },
  find: (reading) =>
    // What a user holds open in a composed speech is told by the build
    (reading.manuscript.composed === true ? lost : [...lost, ...held]).flatMap(({ find, what, severity, hint }) =>
      hits(reading, find).map((hit) =>
        over(hit.paragraph, hit.match, { severity, message: `${what}：“${around(hit)}”。`, hint }),
      ),
    ),
}
