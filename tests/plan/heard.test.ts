import { expect, test } from 'vitest'
import type { Speech } from '../../src/model/speech.ts'
import { chapterTitles } from '../../src/plan/heard.ts'

const speech = (...titles: string[]): Speech => ({
  key: 'meeting/1-组长动员',
  kind: '组长动员',
  round: '第一轮巡察',
  meeting: { id: 'meeting', name: '动员会' },
  units: [],
  title: '讲话',
  speaker: {},
  salutation: '同志们：',
  blocks: [],
  sections: titles.map((title) => ({ id: title, title, template: '' })),
  placeholders: [],
  characters: 0,
  minutes: 0,
})

test('a later speaker can echo the headings, each up to the first comma', () => {
  expect(chapterTitles(speech('', '提高政治站位，增强自觉', '把握监督重点'))).toEqual(['提高政治站位', '把握监督重点'])
})

test('what one says of himself nobody else repeats', () => {
  expect(chapterTitles(speech('我们来做什么', '有话怎么说'))).toEqual([])
  expect(chapterTitles(speech('认识这次巡察的意义', '把握这次巡察的任务'))).toEqual([])
})
