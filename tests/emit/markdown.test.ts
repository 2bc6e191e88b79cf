import { array, assert, property } from 'fast-check'
import matter from 'gray-matter'
import MarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { emitMarkdown } from '../../src/emit/markdown.ts'
import type { HeadingText, Speech } from '../../src/model/speech.ts'
import { alone, bare, full, paragraph, runIn, speech } from './fixtures.ts'
import { yamlValue } from '../yaml-values.ts'
import { nasty, plainLines } from './plain.ts'

const front = { generator: 'speechgen 0.1.0', inputs: 'sha256:0a', units: ['县卫健委'] }
const lead: HeadingText = { level: 2, style: '一要', ordinal: '一要', text: '提高站位' }

describe('markdown', () => {
  test('tells in the front matter what the speech is', () => {
    expect(split(emitMarkdown(speech({ title: '在动员会上|的讲话: "一"' }), front)).data).toEqual({
      title: '在动员会上的讲话: "一"',
      title_lines: ['在动员会上', '的讲话: "一"'],
      speaker: '县委第一巡察组组长　张某',
      date: '2026-08-05',
      meeting: '县委第一巡察组巡察县卫健委党委工作动员会',
      unit: ['县卫健委'],
      kind: '组长动员',
      round: '十三届县委第一轮巡察',
      generator: 'speechgen 0.1.0',
      inputs: 'sha256:0a',
    })
  })

  test('leaves out of the head what is not known', () => {
    const { data, body } = split(emitMarkdown(bare, front))
    expect(data).not.toHaveProperty('date')
    expect(data).not.toHaveProperty('speaker')
    expect(body).toBe('# 动员会主持词\n\n同志们：\n\n现在开会。\n')
  })

  test('gives headings their level and ordinal, run-in ones as a bold lead with the full stop outside', () => {
    const blocks = [
      alone({ level: 1, style: '一、', ordinal: '二、', text: '突出重点' }),
      alone({ level: 2, style: '（一）', ordinal: '（一）', text: '看大处' }),
      alone({ level: 3, style: '1.', ordinal: '1.', text: '查短板' }),
      runIn(lead, '巡察是政治监督。', { text: '【待补：组长姓名】', placeholder: true }),
    ]
    expect(split(emitMarkdown(speech({ blocks }), front)).body).toContain(
      '\n\n## 二、突出重点\n\n### （一）看大处\n\n#### 1.查短板\n\n**一要提高站位**。巡察是政治监督。【待补：组长姓名】\n',
    )
  })

  test('reads as bold exactly what is bold, wherever it stands', () => {
    const strong = ['加重', '“加重”', '（一）加重。', ' 加重 ', '*加重*', '，加重']
    const blocks = strong.flatMap((text) => [
      paragraph('前文', { text, strong: true }, '后文'),
      paragraph({ text, strong: true }, '后文'),
      paragraph('前文，', { text, strong: true }, { text: '又', strong: true }),
      runIn({ ...lead, text }, '正文'),
    ])
    const written = speech({ blocks })
    const html = render(emitMarkdown(written, front)).slice(-blocks.length)
    for (const line of html) expect(line).toMatch(/<strong>.*加重.*<\/strong>/)
    expect(plainOf(emitMarkdown(written, front))).toEqual(plainLines(written))
  })

  test('ends with one line feed and has no other line ends', () => {
    const text = emitMarkdown(full, front)
    expect(text).toMatch(/[^\n]\n$/)
    expect(text).not.toMatch(/\r/)
  })

  test.each(nasty)('gives back %j as itself, wherever it stands', (value) => {
    for (const written of everywhere(value)) expect(plainOf(emitMarkdown(written, front))).toEqual(plainLines(written))
  })

  test('gives back any two values one after the other', () => {
    const blocks = nasty.flatMap((a) => nasty.map((b) => paragraph(a, { text: b, strong: true }, a)))
    const written = speech({ blocks })
    expect(plainOf(emitMarkdown(written, front))).toEqual(plainLines(written))
  })

  test('leaves addresses as they are, also for viewers that make links of them', () => {
    const written = speech({
      blocks: [paragraph('邮箱是 xun_cha@a_b.example.cn，网址是 http://example.cn/a_b?x=1&y=2 。')],
    })
    expect(plainOf(emitMarkdown(written, front), true)).toEqual(plainLines(written))
  })

  test.each(nasty)('keeps %j in the front matter', (value) => {
    const written = speech({ round: value, meeting: { id: 'a', name: value } })
    expect(split(emitMarkdown(written, front)).data).toMatchObject({ round: value, meeting: value })
  })

  test('writes every setting as the YAML library writes it', () => {
    assert(
      property(array(yamlValue, { maxLength: 3 }), yamlValue, (units, round) => {
        const text = emitMarkdown(speech({ round }), { ...front, units })
        expect(text).toContain(`\n${stringify({ unit: units }, { lineWidth: 0 })}kind`)
        expect(text).toContain(`\n${stringify({ round }, { lineWidth: 0 })}generator`)
      }),
      { numRuns: 1000, seed: 5 },
    )
  })
})

/** A value in every place of a speech that a value can reach. */
function everywhere(value: string): readonly Speech[] {
  return [
    speech({
      blocks: [paragraph(value), paragraph('前', value, '后'), paragraph(value, '后'), paragraph('前', value)],
    }),
    speech({ title: value.replaceAll('|', '') || '讲话', salutation: value, speaker: { title: value, name: value } }),
    speech({
      blocks: [1, 2, 3, 4].map((level) =>
        alone({ level: level as 1, style: '一、', ordinal: '一、', text: `题${value}` }),
      ),
    }),
    speech({
      blocks: [
        runIn({ ...lead, text: `题${value}题` }, value, '后'),
        runIn({ ...lead, ordinal: '', text: `题${value}` }),
      ],
    }),
  ]
}

function split(text: string) {
  const { data, content } = matter(text, { engines: { yaml: (yaml: string) => parse(yaml) as object } })
  return { data, body: content.replace(/^\n/, '') }
}

function render(text: string, linkify = false): readonly string[] {
  return new MarkdownIt({ html: true, linkify }).render(split(text).body).trimEnd().split('\n')
}

function plainOf(text: string, linkify = false): readonly string[] {
  return render(text, linkify).map((line) =>
    line
      .replaceAll(/<\/?(p|strong|h[1-6]|a)( href="[^"]*")?>/g, '')
      .replaceAll(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? '&'),
  )
}
