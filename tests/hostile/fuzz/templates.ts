import * as fc from 'fast-check'
import { damaged, damages, junk, word } from './words.ts'

const fields = [
  '轮次.名称',
  '轮次.届次',
  '轮次.主题',
  '单位.名称',
  '单位.简称',
  '单位',
  '各单位',
  '本地战略',
  '背景',
  '重点.内容',
  '议程',
  '名称',
  '标题',
  '../轮次.名称',
  '@number',
  '@first',
  '@last',
  '@root',
  'this',
  '巡察组.组长.姓名',
  '讲话人.称呼',
  '__proto__',
  'constructor',
]
const helpers = [
  '汉字',
  '序数',
  '并列',
  '其一',
  '要点数',
  '提法',
  '文件',
  '最近',
  '在办',
  '通行',
  '为',
  'lookup',
  'log',
]
const names = ['"spirit"', '"两个维护"', '"plenum"', '"xunshi-tiaoli"', '3', 'true', 'null', '轮次.名称', '本地战略']

const field = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fields) }, { weight: 1, arbitrary: junk })
const call = fc
  .tuple(fc.constantFrom(...helpers), fc.array(fc.constantFrom(...names), { maxLength: 3 }))
  .map(([helper, args]) => [helper, ...args].join(' '))

/** Bodies of templates, made from the grammar that templates may use, and of what they may not. */
const { body } = fc.letrec<{ body: string; piece: string }>((tie) => ({
  body: fc.array(tie('piece'), { maxLength: 5 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc.constantFrom(
      '\n\n',
      '## 一章\n\n',
      '### 一节\n\n',
      '**要点**。',
      '1. 甲\n',
      '> 甲\n',
      '`甲`',
      '{{! 注 }}',
      '{{> 片段}}',
      '{{> 没有}}',
      '{{~轮次.名称~}}',
      '{{{轮次.名称}}}',
      '{{',
      '}}',
      '{{/if}}',
      '{{else}}',
    ),
    field.map((name) => `{{${name}}}`),
    call.map((text) => `{{${text}}}`),
    fc.tuple(field, tie('body'), tie('body')).map(([name, yes, no]) => `{{#if ${name}}}${yes}{{else}}${no}{{/if}}`),
    fc.tuple(call, tie('body')).map(([text, yes]) => `{{#if (${text})}}${yes}{{/if}}`),
    fc.tuple(field, tie('body')).map(([name, inside]) => `{{#unless ${name}}}${inside}{{/unless}}`),
    fc.tuple(field, tie('body')).map(([name, inside]) => `{{#each ${name}}}${inside}{{/each}}`),
    fc.tuple(field, tie('body')).map(([name, inside]) => `{{#with ${name}}}${inside}{{/with}}`),
    fc.tuple(tie('body'), tie('body')).map(([one, other]) => `{{#换说}}${one}{{else}}${other}{{/换说}}`),
  ),
}))

/** A section and a piece that it may include. */
export const templateTexts = fc
  .tuple(
    fc.constantFrom('', '---\nweight: 9\n---\n', '---\nwhen: {level: 市}\n---\n', '---\nwhen: 甲\n---\n'),
    body,
    body,
    fc.option(damages),
  )
  .map(([settings, section, piece, all]) => ({
    'sections/部署讲话/意义/一.md': damaged(`${settings}## 一章\n\n甲。${section}\n`, all ?? []),
    'partials/片段.md': piece,
  }))
