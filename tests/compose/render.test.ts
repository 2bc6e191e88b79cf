import { readdirSync, readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import type { Rendering } from '../../src/compose/helpers.ts'
import type { Stretch } from '../../src/compose/library.ts'
import { stretchesOf } from '../../src/compose/library.ts'
import { openSources } from '../../src/compose/prepare/sources.ts'
import { unmark } from '../../src/compose/marks.ts'
import type { Outline } from '../../src/model/outline.ts'
import type { SectionTemplate, Templates } from '../../src/model/template.ts'
import { parseRound } from '../../src/parse/round.ts'
import { plan } from '../../src/plan/plan.ts'
import { renderWithHandlebars } from './with-handlebars.ts'
import { shippedAssets } from '../shipped-assets.ts'

const assets = shippedAssets()
const { templates, catalogue } = assets

/** What the speeches of the example rounds see. */
const outlines: readonly Outline[] = readdirSync('data/examples')
  .filter((name) => name !== 'full.zh.yaml')
  .flatMap((name) => {
    const { value: round } = parseRound(name, new Uint8Array(readFileSync(`data/examples/${name}`)), catalogue)
    if (round === undefined) throw new Error(name)
    const given = { round, catalogue, templates, placeOf: () => undefined, isWritten: () => true }
    return plan(given).outlines
  })

const renderingOf = ({ asOf, level, seed }: Outline): Rendering => ({
  catalogue,
  date: asOf,
  level,
  seed,
  missing: () => {},
})

/** Both texts of a stretch for a speech, without marks. */
function bothTexts(of: Templates, stretches: readonly Stretch[]) {
  const library = openSources(of, catalogue)
  return stretches.map((stretch) => {
    const { render, diagnostics } = library.compiled(stretch)
    if (render === undefined) throw new Error(JSON.stringify(diagnostics))
    const theirs = renderWithHandlebars(Handlebars.create(), stretch, of.partials)
    return (outline: Outline) => {
      const rendering = renderingOf(outline)
      return [unmark(render(outline.view, rendering)).text, unmark(theirs(outline.view, rendering)).text] as const
    }
  })
}

describe('a template comes to the text that Handlebars makes of it', () => {
  const stretches = stretchesOf(templates)
  const texts = bothTexts(templates, stretches)
  it.each(stretches.map(({ key }, i) => [key, i] as const))('%s', (_, i) => {
    const both = texts[i]
    // Each with every seventh speech, beginning with another one, so that all of them come to see most templates
    const sample = outlines.filter((__, at) => (at + i) % 7 === 0)
    for (const outline of sample) {
      const [ours, theirs] = both?.(outline) ?? []
      expect([outline.key, ours]).toEqual([outline.key, theirs])
    }
  })

  it('in the speeches that use it', () => {
    let characters = 0
    for (const outline of outlines)
      for (const { template } of outline.sections) {
        const [ours, theirs] = texts[stretches.findIndex(({ key }) => key === template.file)]?.(outline) ?? []
        expect([outline.key, template.file, ours]).toEqual([outline.key, template.file, theirs])
        characters += ours?.length ?? 0
      }
    expect(characters).toBeGreaterThan(1000 * outlines.length)
  })
})

/** What templates may say, and those that ship say rarely or not at all. */
const rare: readonly string[] = [
  '{{#each 各组}}{{#if @first}}先{{else}}再{{/if}}{{名称}}{{#unless @last}}；{{else}}。{{/unless}}{{/each}}',
  '{{#each 各组}}{{@number}}{{#with 组长}}{{#if @last}}最后{{/if}}{{@number}}{{称呼}}{{../名称}}{{../../会议.名称}}{{/with}}\n{{/each}}',
  '{{#each 分类}}{{#each ../各组}}{{@number}}{{../类型}}{{名称}}{{/each}}{{@number}}{{else}}没有{{/each}}',
  '{{#each 背景}}{{this}}{{else}}没有背景，{{巡察}}{{/each}}',
  '{{#with 巡察组}}{{名称}}{{#with 联系方式}}{{#if 值班电话}}{{值班电话}}{{/if}}{{../../巡察}}{{/with}}{{else}}没有组{{巡察}}{{/with}}',
  '{{#unless 轮次.依据}}按照部署{{else}}{{轮次.依据}}{{/unless}}',
  '{{#if 多家}}几家{{else if 会议.视频}}视频{{else}}一家{{/if}}{{#if 轮次.依据}}{{/if}}',
  '{{#换说}}甲{{else 换说}}乙{{巡察}}{{else}}丙{{#换说}}丁{{else}}戊{{/换说}}{{/换说}}{{#换说}}己{{else 换说}}庚{{/换说}}',
  '{{#each 各组}}{{#换说}}甲{{else}}乙{{/换说}}{{/each}}',
  '## {{单位.简称}}\n\n{{#if 多家}}\n\n几家\n\n{{else}}\n一家\n{{/if}}\n\n{{~#if 会议.视频~}} 视频 {{~/if}}\n{{!-- 说明 --}}\n\n  末  ',
  '一 {{> 内}} 二\n\n{{> 内}}\n\n{{#each 各组}}{{> 里}}\n{{/each}}{{#if 多家}}{{else}}{{> 内}}{{/if}}\n{{> 内}}',
  '{{单位.简称}}{{unit.short}}{{并列 各单位.[0].关注点 2}}{{#if 单位.行业}}{{其一 单位.行业.定位}}{{并列 单位.行业.风险 2}}{{/if}}{{汉字 议程数}}{{序数 议程数}}',
  '{{#if 轮次.开始}}{{月日 轮次.开始}}{{/if}}{{#if 轮次.结束}}到{{月日 轮次.结束}}{{/if}}',
  '讲{{要点数}}点。{{提法 "spirit"}}{{最近 "plenum"}}{{#if (为 单位.类型 "回头看")}}回{{/if}}{{#if (为 单位.类型 轮次.类型)}}同{{/if}}{{#unless (通行 "两个维护")}}早{{/unless}}{{#if (在办 "campaign")}}{{在办 "campaign"}}{{/if}}',
]

describe('what templates may say and seldom do', () => {
  const section = { ...templates.sections[0], bodyLine: 4 } as SectionTemplate
  const sections = rare.map((body, i) => Object.assign({}, section, { file: `templates/sections/稀/${i}.md`, body }))
  const partials = [
    { id: '内', file: 'templates/partials/内.md', body: '\n\n内 {{#换说}}甲{{else}}乙{{/换说}}\n\n', bodyLine: 3 },
    {
      id: '里',
      file: 'templates/partials/里.md',
      body: '{{名称}}{{../巡察}}{{#if @last}}末{{/if}}{{@number}}\n',
      bodyLine: 1,
    },
  ]
  const of: Templates = { outlines: [], sections, partials }
  const texts = bothTexts(of, stretchesOf(of))
  it.each(rare.map((body, i) => [body, i] as const))('%s', (_, i) => {
    for (const outline of outlines) {
      const [ours, theirs] = texts[i]?.(outline) ?? []
      expect([outline.key, ours]).toEqual([outline.key, theirs])
    }
  })
})
