import { describe, expect, it } from 'vitest'
import { checkSpeech } from '../../src/check/check.ts'
import { makeLexicon } from '../../src/check/lexicon.ts'
import { needlesOf } from '../../src/check/patterns.ts'
import { sentencesOf } from '../../src/check/sentences.ts'
import { wording } from '../../src/model/diagnostic.ts'
import type { Block, HeadingText, Speech } from '../../src/model/speech.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()
const source = { file: 'templates/x.md', line: 7, data: [] }
const paragraph = (text: string): Block => ({ type: 'paragraph', inlines: [{ text }], source })
const chapter = (text: string, ordinal = '一、'): Block => {
  const heading: HeadingText = { level: 1, style: '一、', ordinal, text }
  return { type: 'heading', heading, source }
}
const speechOf = (...blocks: readonly Block[]): Speech => ({
  key: 'm/1-领导动员',
  kind: '领导动员',
  round: '某轮',
  meeting: { id: 'm', name: '动员会' },
  units: [],
  title: '讲话',
  speaker: {},
  salutation: '同志们：',
  blocks,
  sections: [],
  placeholders: [],
  characters: 0,
  minutes: 0,
})
const codes = (date: string, ...blocks: readonly Block[]) =>
  checkSpeech({ speech: speechOf(...blocks), catalogue, date }).map(({ code, place }) => `${code} ${place?.line ?? ''}`)

describe('formulations and their time', () => {
  it.each([
    ['2018-05-13', '要做到“两个维护”，见诸行动。', ['check/formulation-window 7']],
    ['2018-05-14', '要做到“两个维护”，见诸行动。', []],
    ['2017-10-17', '以习近平新时代中国特色社会主义思想为指导。', ['check/formulation-window 7']],
    ['2017-10-18', '以习近平新时代中国特色社会主义思想为指导。', []],
    ['2016-10-26', '以习近平同志为核心的党中央作出部署。', ['check/formulation-window 7']],
    ['2021-06-01', '给予党纪政纪处分。', ['check/formulation-window 7']],
    ['2017-06-01', '给予党纪政纪处分。', []],
  ])('%s: %s', (date, text, expected) => {
    expect(codes(date, paragraph(text)).sort()).toEqual(expected)
  })
})

describe('the words that a finding is about are told, for the line of a template has others', () => {
  const messages = (text: string): readonly unknown[] =>
    checkSpeech({ speech: speechOf(paragraph(text)), catalogue, date: '2020-01-01' }).map(
      (found) => wording(found).text,
    )
  const breathless = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥一二三四五六七八九十百千万亿兆京垓秭穰'

  it('short ones whole, long ones by their ends', () => {
    expect(messages('任务完成。。')).toEqual(['《讲话》：标点重叠或落空：“任务完成。。”。'])
    expect(messages(`再说，${breathless}。`)).toEqual([
      '《讲话》：这里41字没有停顿：“甲乙丙丁戊己庚辛壬癸子丑……八九十百千万亿兆京垓秭穰”。',
    ])
  })
})

describe('what must not reach the hall', () => {
  it.each([
    ['{{单位}}来了。', ['check/leftover-syntax 7']],
    ['请undefined同志讲话。', ['check/leftover-syntax 7']],
    ['**要点**。', ['check/leftover-syntax 7', 'check/leftover-syntax 7']],
    ['任务完成。。', ['check/doubled-punctuation 7']],
    ['任务，。完成', ['check/doubled-punctuation 7']],
    ['传达了《》。', ['check/doubled-punctuation 7']],
    ['，任务完成。', ['check/doubled-punctuation 7']],
    ['任务,完成。', ['check/half-width 7']],
    ['任务完成。', []],
    ['信箱a.b@c.cn，电话0000-1234。', []],
  ])('%s', (text, expected) => {
    expect(codes('2020-01-01', paragraph(text))).toEqual(expected)
  })
})

describe('repetition', () => {
  const long = '这一句话有十二个以上的汉字在里面'

  it('is found across paragraphs, whatever the ordinal before it', () => {
    expect(codes('2020-01-01', paragraph(`一要${long}。后面不同。`), paragraph(`二要${long}；再来。`))).toEqual([
      'check/repeated-sentence 7',
    ])
  })

  it('is allowed for short sentences', () => {
    expect(codes('2020-01-01', paragraph('说到做到。'), paragraph('说到做到。'))).toEqual([])
  })

  it('splits at full stops, exclamation and question marks and semicolons', () => {
    expect(sentencesOf({ text: '甲。乙！丙？丁；戊' }).map(({ text }) => text)).toEqual(['甲', '乙', '丙', '丁', '戊'])
  })
})

describe('the declared count', () => {
  it('must be that of the chapters', () => {
    const chapters = [chapter('甲'), paragraph('话。'), chapter('乙', '二、'), paragraph('别的话。')]
    expect(codes('2020-01-01', paragraph('我讲三点意见。'), ...chapters)).toEqual(['check/declared-count 7'])
    expect(codes('2020-01-01', paragraph('我讲两点意见。'), ...chapters)).toEqual([])
  })

  it('is not looked for after the first chapter', () => {
    expect(codes('2020-01-01', chapter('甲'), paragraph('我强调三点要求。'), chapter('乙', '二、'))).toEqual([])
  })
})

describe('what stands in every hit of a pattern', () => {
  it.each([
    ['不收手、?不收敛', ['不收手']],
    ['[市县]委(第[一二]+)?巡视组|党委巡视', ['巡视组', '党委巡视']],
    ['落实(?=了?部署)的?方案', ['落实']],
    ['坚持{0,1}深入', ['深入']],
    ['全面*推进|(治|改)', undefined],
    ['“?四个意识”?', ['四个意识']],
  ])('%s', (pattern, needles) => {
    expect(needlesOf(pattern)).toEqual(needles)
  })

  it('stands in every word that a correction is about', () => {
    const { slips } = makeLexicon(catalogue)
    for (const { correction, find, needles } of slips.patterns) {
      const { wrong = '' } = catalogue.corrections[correction] ?? {}
      for (const [hit] of wrong.matchAll(new RegExp(find, 'gu')))
        expect([find, needles?.some((needle) => hit.includes(needle)) ?? true]).toEqual([find, true])
    }
  })
})
