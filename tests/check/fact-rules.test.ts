import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Reading, Rule } from '../../src/check/rule.ts'
import { rules } from '../../src/check/rules.ts'
import type { Manuscript } from '../../src/model/manuscript.ts'
import { parseRound } from '../../src/parse/round.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()
const folder = new URL('../fixtures/check/', import.meta.url)
const ids = [
  'formulation-window',
  'era-conflict',
  'date-weekday',
  'leader-names',
  'official-names',
  'central-local',
  'party-organ',
  'count-conflict',
  'round-facts',
  'residue',
  'documents-agree',
]

const linesOf = (rule: string, name: string): string[] =>
  readFileSync(new URL(`${rule}/${name}`, folder), 'utf8')
    .trimEnd()
    .split('\n')

function manuscriptOf(file: string, lines: readonly string[], kind?: string): Manuscript {
  return {
    file,
    ...(kind === undefined ? {} : { kind }),
    paragraphs: lines.map((text, i) => ({
      text,
      role: 'body',
      place: () => ({ file, line: i + 1, column: 1, endLine: i + 1, endColumn: 1 }),
      raw: (from, to) => [from, to],
    })),
  }
}

/** A fixture as a rule is given it: the date in its first line, the round and another text beside it. */
function readingOf(rule: string, lines: readonly string[], kind?: string): Reading {
  const date = /^日期：(.+)$/u.exec(lines[0] ?? '')?.[1]
  const manuscript = manuscriptOf('x.txt', date === undefined ? lines : lines.slice(1), kind)
  const round = new URL(`${rule}/round.yaml`, folder)
  const parsed = existsSync(round) ? parseRound('round.yaml', readFileSync(round), catalogue).value : undefined
  if (existsSync(round) && parsed === undefined) throw new Error(`${rule}/round.yaml has errors`)
  return {
    manuscript,
    catalogue,
    others: existsSync(new URL(`${rule}/other.txt`, folder))
      ? [manuscriptOf('other.txt', linesOf(rule, 'other.txt'))]
      : [],
    words: [],
    ...(date === undefined ? {} : { date }),
    ...(parsed === undefined ? {} : { round: parsed }),
  }
}

const ruleOf = (id: string): Rule => rules.find((rule) => rule.id === id)!
const found = (id: string, reading: Reading): readonly string[] => [
  ...new Set(
    ruleOf(id)
      .find(reading)
      .map(({ paragraph }) => reading.manuscript.paragraphs[paragraph]?.text ?? ''),
  ),
]

describe.each(ids)('%s', (id) => {
  it('tells every marked line and no other', () => {
    const lines = linesOf(id, 'wrong.txt')
    const bare = lines.map((line) => line.replace(/ \{[^}]*\}$/u, ''))
    const marked = lines.flatMap((line, i) => (line.endsWith(` {${id}}`) ? [bare[i] ?? ''] : []))
    expect(marked.length).toBeGreaterThan(0)
    expect([...found(id, readingOf(id, bare))].toSorted()).toEqual(marked.toSorted())
  })

  it('tells nothing where all is right', () => {
    expect(found(id, readingOf(id, linesOf(id, 'right.txt')))).toEqual([])
  })

  it('finds its example wrong, and what it should be right', () => {
    const { wrong, right = '', date, given } = ruleOf(id).example
    const asked = (text: string): Reading => readingOf(id, [...(date === undefined ? [] : [`日期：${date}`]), text])
    expect(found(id, asked(wrong))).toEqual([wrong])
    expect(found(id, asked(right))).toEqual([])
    // A date, a round or another text that the example asks for is what tells
    const { manuscript } = readingOf(id, [wrong])
    const alone = found(id, { manuscript, catalogue, others: [], words: [] })
    expect(alone).toEqual(date === undefined && given === undefined ? [wrong] : [])
  })

  it('mends so that nothing is left to mend', () => {
    const reading = readingOf(
      id,
      linesOf(id, 'wrong.txt').map((line) => line.replace(/ \{[^}]*\}$/u, '')),
    )
    const mended = reading.manuscript.paragraphs.map(({ text }, i) => {
      const findings = ruleOf(id).find(reading)
      const one = findings.find(({ paragraph, fix }) => paragraph === i && fix !== undefined)
      return one === undefined ? text : `${text.slice(0, one.from)}${one.fix}${text.slice(one.to)}`
    })
    const again = ruleOf(id).find({ ...reading, manuscript: manuscriptOf('x.txt', mended) })
    expect(again.filter(({ fix }) => fix !== undefined)).toEqual([])
  })
})

describe('without a date', () => {
  it('nothing is guessed', () => {
    const reading = readingOf('formulation-window', ['要坚决做到“两个维护”。', '8月5日（星期一）召开动员会。'])
    expect(found('formulation-window', reading)).toEqual([])
    expect(found('date-weekday', reading)).toEqual([])
  })
})

describe('the order of the speeches', () => {
  const told = (kind: string, text: string) =>
    found('round-facts', readingOf('round-facts', ['日期：2026-08-05', text], kind))

  it('is that of the agenda', () => {
    expect(told('组长动员', '刚才，刘大勇书记作了讲话。')).toHaveLength(1)
    expect(told('领导动员', '稍后，张建国组长还要讲话。')).toHaveLength(1)
    expect(told('领导动员', '刚才，张建国组长作了讲话，稍后李明华主任还要表态。')).toEqual([])
  })
})

describe('a text alone', () => {
  /** severity and words of everything that a rule finds in a text without date and round */
  const told = (id: string, ...lines: readonly string[]) => {
    const manuscript = manuscriptOf('x.txt', lines)
    return ruleOf(id)
      .find({ manuscript, catalogue, others: [], words: [] })
      .map(({ paragraph, from, to, severity }) => {
        const { text = '' } = manuscript.paragraphs[paragraph] ?? {}
        return `${severity ?? ruleOf(id).severity} ${text.slice(from, to)}`
      })
  }

  it('tells of places of another province than the one it names most', () => {
    const home = '河南省委、洛阳市委对巡察工作提出了要求，洛阳市要抓好落实。'
    expect(told('residue', home, '按照武汉市委的部署开展工作。')).toEqual(['warning 武汉市'])
    expect(told('residue', home, '抓好湖北省的重点工作。')).toEqual(['info 湖北省'])
    expect(told('residue', home, '按照开封市委的部署开展工作。')).toEqual(['info 开封市'])
  })

  it('does not where there is a reason to speak of them, or no home to compare with', () => {
    const home = '河南省委、洛阳市委对巡察工作提出了要求，洛阳市要抓好落实。'
    expect(told('residue', home, '县区组织干部赴湖北省学习借鉴武汉市委的做法。')).toEqual([])
    expect(told('residue', home, '中央在湖北省召开会议。', '要改善营运城市的环境，维护洛阳市场。')).toEqual([])
    expect(told('residue', '全市要按照湖北省、武汉市的要求抓好落实。')).toEqual([])
    expect(told('residue', '河南省委、湖北省委、湖南省委都作出了部署。')).toEqual([])
  })

  it('tells of a ministry in the text of a city', () => {
    const home = '市委巡察组受市委委派，代表市委开展巡察，市委高度重视，向市委负责。'
    expect(told('residue', home, '根据部党组巡视发现的问题问责。')).toEqual(['warning 部党组'])
    expect(told('residue', home, '对照中央、部委新精神新要求。')).toEqual(['warning 部委'])
    expect(told('residue', home, '水利部党组印发了通知，市委组织部党组织要落实。')).toEqual([])
    expect(told('residue', '部党组巡视组根据部党组的部署开展巡视。')).toEqual([])
  })

  it('tells of a leader in an office that he no longer had, by what else is said', () => {
    const now = '要深刻领悟“两个确立”的决定性意义。'
    expect(told('era-conflict', now, '按照王岐山书记提出的要求去找问题。')).toEqual(['warning 王岐山书记'])
    expect(told('era-conflict', now, '按照王歧山书记提出的要求去找问题。')).toEqual(['warning 王歧山书记'])
    expect(told('era-conflict', now, '2016年，王岐山书记提出了要求。')).toEqual([])
  })

  it('tells a stranger among many at its own place, and the others as worth knowing', () => {
    const old = ['深入学习习近平总书记系列重要讲话精神。', '严守党纪政纪。', '按照王岐山书记的要求去做。']
    const [first, ...rest] = told('era-conflict', ...old, '坚决捍卫“两个确立”。')
    expect(first).toBe('warning “两个确立”')
    const others = ['习近平总书记系列重要讲话精神', '党纪政纪', '王岐山书记']
    expect(new Set(rest)).toEqual(new Set(others.map((words) => `info ${words}`)))
  })
})

it('tells of another way to write a word only where the round file does not have it', () => {
  const withMethod = (method: string): readonly string[] => {
    const text = `round: {name: 十四届县委第十轮巡察, committee: 县委, method: ${method}}`
    const { value: round } = parseRound('round.yaml', new TextEncoder().encode(text), catalogue)
    if (round === undefined) throw new Error('the round has errors')
    return found('set-phrase', { ...readingOf('set-phrase', ['这一轮采取“一拖二”的方式。']), round })
  }
  expect(withMethod('一托二')).toEqual(['这一轮采取“一拖二”的方式。'])
  expect(withMethod('一拖二')).toEqual([])
})
