import type { Block, HeadingText, Inline, Source, Speech } from '../../src/model/speech.ts'

const source: Source = { file: 'templates/sections/fixture.md', line: 1, data: [] }

/** A paragraph of one or several stretches. */
export function paragraph(...inlines: readonly (string | Inline)[]): Block {
  return {
    type: 'paragraph',
    inlines: inlines.map((inline) => (typeof inline === 'string' ? { text: inline } : inline)),
    source,
  }
}

/** A paragraph that opens with a run-in heading. */
export function runIn(heading: HeadingText, ...inlines: readonly (string | Inline)[]): Block {
  return { ...(paragraph(...inlines) as Extract<Block, { type: 'paragraph' }>), lead: heading }
}

/** A heading on a line of its own. */
export function alone(heading: HeadingText): Block {
  return { type: 'heading', heading, source }
}

/** A speech with the given fields and nothing else of interest. */
export function speech(fields: Partial<Speech> = {}): Speech {
  return {
    key: 'wsjk-entry/1',
    kind: '组长动员',
    round: '十三届县委第一轮巡察',
    meeting: { id: 'wsjk-entry', name: '县委第一巡察组巡察县卫健委党委工作动员会' },
    units: ['wsjk'],
    title: '在巡察县卫健委党委工作动员会上的讲话',
    speaker: { name: '张某', title: '县委第一巡察组组长' },
    date: '2026-08-05',
    salutation: '同志们：',
    blocks: [paragraph('今天我们召开会议。')],
    sections: [],
    placeholders: [],
    characters: 0,
    minutes: 0,
    ...fields,
  }
}

// Han characters only, so that every full line of the paragraph holds as many characters as fit
const plain =
  '春天的田野上到处是忙碌的身影村里的干部和群众一起修整水渠清理淤泥把多年没有用上的旧水库重新蓄满了水大家都说今年的收成一定会比去年更好老人们坐在树下看着孩子们奔跑心里盘算着秋天的打算'

const punctuated =
  '办公楼前的桂花开了，走廊里飘着淡淡的香气。值班的同志把登记簿翻到新的一页，写下日期、天气和来访的人数；隔壁的同志正在整理档案，一页一页地核对编号，生怕漏掉一份。'

/** Every kind of block, over several full pages of plain Han text. */
export const full: Speech = speech({
  title: '在县委第一巡察组巡察县卫生健康委员会党委工作动员会上的讲话',
  blocks: [
    paragraph(plain.repeat(3) + '。'),
    alone({ level: 1, style: '一、', ordinal: '一、', text: '把事情想清楚，把道理讲明白' }),
    paragraph(punctuated, '这里说的是“实事求是”，不是‘大而化之’——一件一件去办……', punctuated),
    alone({ level: 2, style: '（一）', ordinal: '（一）', text: '先看大处' }),
    paragraph(plain.repeat(4) + '。'),
    alone({ level: 3, style: '1.', ordinal: '1.', text: '查找短板' }),
    paragraph(
      `2026年共整理档案1280份，电子版占97.8%，联系电话是0571-12345678，邮箱是 a_b@example.cn。`,
      punctuated.repeat(3),
    ),
    alone({ level: 4, style: '（1）', ordinal: '（1）', text: '登记造册' }),
    paragraph(plain.repeat(2) + '。'),
    alone({ level: 2, style: '（一）', ordinal: '（二）', text: '再看小处' }),
    runIn({ level: 3, style: '一要', ordinal: '一要', text: '认真核对' }, plain.repeat(3), '。'),
    runIn({ level: 3, style: '一要', ordinal: '二要', text: '及时归还“借阅登记簿”' }, punctuated.repeat(2)),
    runIn({ level: 1, style: '第一，', ordinal: '第一，', text: '要有耐心' }, plain.repeat(3), '。'),
    runIn({ level: 2, style: '一是', ordinal: '一是', text: '要有恒心' }, plain.repeat(3), '。'),
    runIn({ level: 4, style: '首先，', ordinal: '首先，', text: '要有信心' }, plain.repeat(3), '。'),
    paragraph(
      '值班电话：',
      { text: '【待补：值班电话】', placeholder: true },
      '，受理时间为上午8：30至12：00。',
      { text: '请大家互相转告', strong: true },
      '。',
    ),
    paragraph(plain.repeat(14) + '。'),
    paragraph('我就讲这些，谢谢大家！'),
  ],
})

/** A short one: no date, no speaker, one line of title. */
export const bare: Speech = (() => {
  const { date: _, ...rest } = speech({
    title: '动员会主持词',
    kind: '主持词',
    speaker: {},
    blocks: [paragraph('现在开会。')],
  })
  return rest
})()
