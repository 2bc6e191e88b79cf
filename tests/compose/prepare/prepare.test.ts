import { describe, expect, it } from 'vitest'
import { prepare } from '../../../src/compose/prepare/prepare.ts'
import type { PartialTemplate } from '../../../src/model/template.ts'
import { shippedCatalogue } from '../../shipped-catalogue.ts'

const catalogue = shippedCatalogue()
const partials: readonly PartialTemplate[] = [
  { id: '好', file: 'templates/partials/好.md', body: '{{单位.简称}}很好\n', bodyLine: 1 },
  { id: '坏', file: 'templates/partials/坏.md', body: '\n{{单位.没有}}\n', bodyLine: 3 },
  { id: '绕圈', file: 'templates/partials/绕圈.md', body: '{{> 绕圈}}', bodyLine: 1 },
]

const around = () => ({
  catalogue,
  partials,
  fileNumber: () => 0,
  pieces: new Map(),
  found: new Map(),
  trees: new Map(),
})

const check = (text: string) =>
  prepare('templates/x.md', text, 1, around()).diagnostics.map(
    ({ code, place }) => `${code} ${place?.file.split('/').at(-1)}:${place?.line}:${place?.column}`,
  )

describe('a template that is right', () => {
  it.each([
    '{{单位.简称}}和{{unit.short}}',
    '{{#if 轮次.依据}}{{轮次.依据}}，{{/if}}经同意',
    '{{#unless 轮次.依据}}按照部署{{else}}{{轮次.依据}}{{/unless}}',
    '{{#with 巡察组}}{{名称}}对{{../单位.党组织全称}}{{/with}}',
    '{{#if 巡察组.组长}}{{巡察组.组长.称呼}}{{/if}}',
    '{{#each 重点.内容}}{{@number}}{{标题}}{{#if 说明}}{{说明}}{{/if}}{{../单位.简称}}{{/each}}',
    '{{#each 单位.关注点}}{{this}}{{/each}}',
    '{{重点.内容.[0].标题}}',
    '{{#if 单位.行业}}{{并列 单位.行业.风险 2}}{{其一 单位.行业.定位}}{{/if}}',
    '讲{{汉字 章数}}点意见',
    '{{提法 "spirit"}}、{{最近 "plenum"}}',
    '{{#if (通行 "两个维护")}}做到“两个维护”{{/if}}',
    '{{#if (在办 "campaign")}}{{在办 "campaign"}}{{/if}}',
    '{{#if (为 单位.类型 "回头看")}}回头看{{/if}}',
    '{{#换说}}甲{{else 换说}}乙{{else}}丙{{/换说}}',
    '{{#换说}}甲{{else 换说}}乙{{/换说}}',
    '{{> 好}}',
    '{{!-- 说明 --}}正文',
  ])('%s', (text) => {
    expect(check(text)).toEqual([])
  })
})

describe('a template that is wrong is told where', () => {
  it.each([
    ['{{单位.简程}}', ['template/unknown-field x.md:1:3']],
    ['第一行\n和{{单位.风险}}', ['template/unknown-field x.md:2:4']],
    ['{{轮次.依据}}', ['template/unguarded-field x.md:1:1']],
    ['{{#if 巡察组}}{{巡察组.组长.称呼}}{{/if}}', ['template/unguarded-field x.md:1:1']],
    ['{{#unless 轮次.依据}}{{轮次.依据}}{{/unless}}', ['template/unguarded-field x.md:1:1']],
    ['{{#if 轮次.依据}}有{{/if}}{{轮次.依据}}', ['template/unguarded-field x.md:1:1']],
    ['{{#if 单位.行业}}{{单位.行业.风险}}{{/if}}', ['template/not-text x.md:1:14']],
    ['{{单位}}', ['template/not-text x.md:1:1']],
    ['{{#each 单位.简称}}x{{/each}}', ['template/not-list x.md:1:9']],
    ['{{并列 单位.简称}}', ['template/not-list x.md:1:6']],
    ['{{提发 "spirit"}}', ['template/unknown-helper x.md:1:1']],
    ['{{提法 "sprit"}}', ['template/unknown-name x.md:1:6']],
    ['{{提法}}', ['template/helper-arguments x.md:1:1']],
    ['{{#if (通行 "三个维护")}}x{{/if}}', ['template/unknown-name x.md:1:11']],
    ['{{通行 "两个维护"}}', ['template/helper-arguments x.md:1:1']],
    ['{{#换说}}只有一种{{/换说}}', ['template/helper-arguments x.md:1:1']],
    ['{{{单位.简称}}}', ['template/raw-output x.md:1:1']],
    ['{{> 没有}}', ['template/unknown-partial x.md:1:1']],
    ['{{> 绕圈}}', ['template/unknown-partial 绕圈.md:1:1']],
    ['{{> 坏}}', ['template/unknown-field 坏.md:4:3']],
    ['{{#if 单位.简称}}', ['template/syntax x.md:1:1']],
    ['{{../单位.简称}}', ['template/unknown-field x.md:1:3']],
    ['{{@root.单位}}', ['template/unknown-field x.md:1:3']],
    ['{{constructor}}', ['template/unknown-field x.md:1:3']],
    ['{{@number}}', ['template/unknown-field x.md:1:3']],
    ['{{#if @first}}甲{{/if}}', ['template/unknown-field x.md:1:7']],
    ['{{lookup 单位 "简称"}}', ['template/unknown-helper x.md:1:1']],
    ['{{#each 重点.内容}}{{单位.简称}}{{/each}}', ['template/unknown-field x.md:1:19']],
    ['{{单位.甲}}{{单位.乙}}', ['template/unknown-field x.md:1:3', 'template/unknown-field x.md:1:11']],
  ])('%s', (text, codes) => {
    const found = check(text)
    expect(found.map((line) => line.split(' ')[0])).toEqual(codes.map((line) => line.split(' ')[0]))
    const places = (lines: readonly string[]) =>
      lines.map((line) => line.split(' ')[1]?.split(':').slice(0, 2).join(':'))
    expect(places(found)).toEqual(places(codes))
  })
})
