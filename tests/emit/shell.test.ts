import { describe, expect, it } from 'vitest'
import { emitDocx } from '../../src/emit/docx/document.ts'
import type { ProfileName } from '../../src/emit/docx/layout.ts'
import { libraryPackage } from '../../src/emit/docx/library.ts'
import type { Speech } from '../../src/model/speech.ts'
import { docxParts } from './docx-reader.ts'
import { alone, bare, full, paragraph, runIn, speech } from './fixtures.ts'

const heading = (level: 1 | 2 | 3 | 4) => ({ level, style: '一、', ordinal: '一、', text: `第${level}级` }) as const

const speeches: Readonly<Record<string, Speech>> = {
  full,
  bare,
  'marks of XML': speech({
    title: '甲 & 乙|<丙> "丁" \'戊\'',
    speaker: { name: '张<某>', title: '“组长” & 其他' },
    salutation: '同志们 & <各位>：',
    blocks: [paragraph('a < b && c > d', { text: ' "引" ', strong: true }, "'单'")],
  }),
  'every kind of block': speech({
    blocks: [
      ...([1, 2, 3, 4] as const).map((level) => alone(heading(level))),
      ...([1, 2, 3, 4] as const).map((level) => runIn(heading(level), '正文', { text: '重', strong: true })),
      paragraph('电话：', { text: '【待补：值班电话】', placeholder: true }, '。'),
      paragraph({ text: '【待补：信箱】', placeholder: true, strong: true }),
      paragraph(''),
      paragraph('末尾𠮷㙓 ', '　全角空格　'),
    ],
  }),
}

describe('a file that is written directly', () => {
  it.each(
    Object.keys(speeches).flatMap((name) =>
      (['document', 'reading'] as const).map((profile) => [name, profile] as const),
    ),
  )('%s, %s: is part by part what the docx library makes', async (name, profile: ProfileName) => {
    const written = speeches[name] ?? bare
    const front = { generator: 'speechgen <0.1> & "x"', inputs: 'sha256:0', units: ['甲', '乙'] }
    for (const given of [front, undefined]) {
      const ours = docxParts(await emitDocx(written, profile, given))
      const theirs = docxParts(await libraryPackage(written, profile, given))
      expect(Object.keys(ours).toSorted()).toEqual(Object.keys(theirs).toSorted())
      for (const path of Object.keys(theirs)) expect({ path, xml: ours[path] }).toEqual({ path, xml: theirs[path] })
    }
  })
})
