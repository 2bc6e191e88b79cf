import type { Catalogue } from '../../model/catalogue.ts'
import { levels, ordinalStyles, partyOrganisations, roundTypes, speechKinds } from '../../model/round.ts'
import type { Conditions, OutlineTemplate } from '../../model/template.ts'

/** How a condition is written, and what it means; what may stand there is taken from the model and the catalogue. */
interface Shown {
  readonly example: string
  readonly about: string
}

const among = (values: readonly string[], about: string): string => `${about}：${values.join(' ')}`

/** Every condition there is: one that is added to the model has to be added here. */
const conditionsOf = ({ contexts, unit_kinds }: Catalogue): Readonly<Record<keyof Conditions, Shown>> => ({
  from: { example: '2019-09-06', about: '会议日期不早于' },
  until: { example: '2030-12-31', about: '会议日期不晚于' },
  level: { example: '[市, 县]', about: among(levels, '派出党组织的层级') },
  type: { example: '[常规]', about: among(roundTypes, '巡察类型') },
  unit_kind: {
    example: `[${unit_kinds[0]?.id ?? ''}]`,
    about: '单位类别，编号见 speechgen catalogue list --kind 单位类别',
  },
  party: { example: '[党组]', about: among([...partyOrganisations, '未写明'], '党组织') },
  focus: { example: '[四个落实]', about: '第一个监督重点的编号或名称；轮次文件自己写的是“自拟”' },
  context: {
    example: `[${contexts[0]?.tag ?? ''}]`,
    about: among(
      contexts.map(({ tag }) => tag),
      '背景',
    ),
  },
  after: {
    example: '[组长动员]',
    about: among(
      speechKinds.filter((kind) => kind !== '主持词'),
      '已经讲过',
    ),
  },
  before: { example: '[表态发言]', about: '还在后面' },
  length: { example: '[标准]', about: '篇幅：简 标准 详' },
  audience: { example: '[村民]', about: '听众：干部 村民 教职工 职工' },
  several: { example: 'true', about: '几家单位合开；false 是只有一家' },
})

function conditionLines(catalogue: Catalogue): readonly string[] {
  return [
    '# 什么时候用。要哪一条，就去掉“when:”和那一条前面的“# ”；写了的条件要全部满足，都不写就是都能用。',
    '# when:',
    ...Object.entries(conditionsOf(catalogue)).map(
      ([key, { example, about }]) => `#   ${key}: ${example}   # ${about}`,
    ),
    'weight: 0   # 几个都合用时，数大的优先；一样大的按讲话轮着用',
  ]
}

/** A section with all that can be set; its text is held open, so that no speech takes it for done. */
export function sectionScaffold(catalogue: Catalogue, chapter: boolean): string {
  return `---
${conditionLines(catalogue).join('\n')}
# leads: 第一，   # 这一章段首要点的序号，不同于提纲时才写：${ordinalStyles.join(' ')}
---

{{!-- 这样的说明不进讲话。写法见 templates/README.md，可用的字段见 speechgen templates fields。 --}}
${chapter ? '## 【待补：章标题】\n\n' : ''}【待补：正文】

${chapter ? '**【待补：要点】**。【待补：这一点的正文】\n' : '同志们，【待补：下一段】\n'}`
}

/** A piece; it has no settings. */
export function partialScaffold(): string {
  return `{{!-- 几个章节共用的一段，引入的写法见 templates/README.md。这样的说明不进讲话。 --}}
【待补：正文】
`
}

/** An outline with all that can be set, begun as the usual one of its kind is. */
export function outlineScaffold(catalogue: Catalogue, usual: OutlineTemplate | undefined): string {
  const styles = ordinalStyles.join(' ')
  return `---
title: 在{{会议.名称}}上的讲话   # 标题；要强制换行处写 |
salutation: ${quoted(usual?.salutation ?? '同志们：')}   # 称谓，带全角冒号
slots: [${(usual?.slots ?? ['开场', '结尾']).join(', ')}]   # 由哪几块组成；“开场”“结尾”不算章
ordinals: [${(usual?.ordinals ?? ['一、', '（一）', '1.']).join(', ')}]   # 各级标题的序号：${styles}
leads: ${usual?.leads ?? '一要'}   # 段首要点（**……**。）的序号
inline: ${usual?.inline ?? '一是'}   # 段内列举的序号
headings: ${usual?.headings ?? 'alone'}   # alone 章标题独占一行；run-in 章标题在段首
${conditionLines(catalogue).join('\n')}
---

这里写给编辑看的说明，不进讲话。轮次文件里写“提纲: 名称”也可以指定用它。
`
}

/** A text as a value of YAML: braces at its beginning would begin a map. */
const quoted = (text: string): string => (/^[{[]/u.test(text) ? `'${text.replaceAll("'", "''")}'` : text)
