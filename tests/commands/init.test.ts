import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { init, newFiles, problemWith, roundFile } from '../../src/commands/init.ts'
import type { Answers } from '../../src/commands/init/answers.ts'
import { complete, typesAt } from '../../src/commands/init/answers.ts'
import { answerOf, questions, shownAnswer } from '../../src/commands/init/questions.ts'
import { levels } from '../../src/model/round.ts'
import { parseRound } from '../../src/parse/round.ts'
import { generate } from '../generated.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import { shippedAssets } from '../shipped-assets.ts'

const { catalogue, templates, library, facts, footprint } = shippedAssets()
const today = '2026-05-20'

const filesOf = (given: Partial<Answers>, language: 'zh' | 'en' = 'zh') =>
  newFiles({ answers: complete(given, today), language })
const roundText = (given: Partial<Answers>, language?: 'zh' | 'en') => filesOf(given, language).get(roundFile) ?? ''
const read = (text: string) => parseRound(roundFile, new TextEncoder().encode(text), catalogue)
const cells = levels.flatMap((level) => typesAt(level).map((type) => ({ level, type })))

describe('a new round file', () => {
  it.each(cells)('builds as it is written, whatever is asked for: $level $type', async (given) => {
    const { value: round, diagnostics } = read(roundText(given))
    // The kind is left to the name
    expect(diagnostics.filter(({ code }) => code !== 'round/kind-guessed')).toEqual([])
    if (round === undefined) return
    const built = await generate({
      round,
      catalogue,
      templates,
      library,
      facts,
      footprint,
      placeOf: () => undefined,
      isWritten: () => false,
      formats: ['md'],
      generator: 'test',
    })
    expect(built.entries).toHaveLength(6)
    expect(built.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(built.diagnostics.map(({ code }) => code)).toContain('text/held-open')
  })

  it('says the same in both languages', () => {
    for (const given of cells) {
      const [zh, en] = [read(roundText(given, 'zh')), read(roundText(given, 'en'))]
      expect(en.diagnostics.map(({ code }) => code)).toEqual(zh.diagnostics.map(({ code }) => code))
      expect(en.value).toEqual(zh.value)
    }
  })

  it.each(['zh', 'en'] as const)('lays out only keys that there are, and hardly leaves one out: %s', (language) => {
    const text = roundText({ units: ['县教育局', '县财政局'] }, language)
    // Every key that stands in a comment is taken up
    const whole = text.replaceAll(/^( *)# (?=\S+:)(?!yaml-language)/gm, '$1')
    expect(whole).not.toBe(text)
    const codes = read(whole).diagnostics.map(({ code }) => code)
    for (const wrong of ['round/unknown-key', 'round/duplicate-key', 'round/yaml-syntax'])
      expect(codes).not.toContain(wrong)
    const keys = new Set(Array.from(whole.matchAll(/[\p{Script=Han}\w]+(?=:(?: |$))/gmu), ([key]) => key))
    const wanted =
      language === 'zh'
        ? ['联系方式', '愿景', '参会', '背景', '变体']
        : ['contact', 'vision', 'attendance', 'context', 'variant']
    for (const key of wanted) expect(keys).toContain(key)
  })

  it.each(['zh', 'en'] as const)('is right by the schema that lies beside it: %s', (language) => {
    const files = filesOf({ type: '专项' }, language)
    const schema = JSON.parse(files.get('speechgen.schema.json') ?? '') as object
    const validate = new Ajv({ strict: false }).compile(schema)
    const text = files.get(roundFile) ?? ''
    expect([validate(parse(text)), validate.errors]).toEqual([true, null])
    expect(validate(parse(text.replace(/(类型|type): /, '$1x: ')))).toBe(false)
  })

  it('names for editors the schema in its own folder', () => {
    const files = filesOf({})
    const settings = JSON.parse(files.get('.vscode/settings.json') ?? '') as Record<string, Record<string, string[]>>
    const [[schema, names] = ['', []]] = Object.entries(settings['yaml.schemas'] ?? {})
    expect(files.has(schema.replace('./', ''))).toBe(true)
    expect(names).toContain(roundFile)
    expect(files.get(roundFile)?.split('\n')[0]).toBe(`# yaml-language-server: $schema=${schema}`)
  })

  it('takes what was answered', () => {
    const { value } = read(
      roundText({ level: '省', type: '提级', local: '某市委', units: ['省教育厅', '省财政厅'], deployment: false }),
    )
    expect(value).toMatchObject({
      name: '省委第一轮巡视',
      committee: { short: '省委', level: '省' },
      local: { short: '某市委' },
      teams: [{ name: '省委第一巡视组', units: ['省教育厅'] }, { name: '省委第二巡视组' }],
      units: [{ kind: '教育', party: '党组' }, { kind: '财政' }],
    })
    expect(value?.units[1]?.party).toBeUndefined()
    expect(value?.meetings.map(({ kind }) => kind)).toEqual(['进驻动员会', '进驻动员会'])
  })
})

describe('files', () => {
  it('that are there already stay; the others are written', () => {
    const user = openMemory({ 'a/.gitignore': 'mine', 'a/round.yaml': 'mine' })
    const { written, diagnostics } = init(user, 'a', filesOf({}))
    expect(written).toEqual(['a/speechgen.schema.json', 'a/.vscode/settings.json', 'a/.vscode/extensions.json'])
    expect(diagnostics.map(({ code, args }) => [code, args['file']])).toEqual([
      ['out/in-the-way', 'a/round.yaml'],
      ['out/in-the-way', 'a/.gitignore'],
    ])
    expect(new TextDecoder().decode(user.read('a/round.yaml'))).toBe('mine')
    expect(init(user, 'a', filesOf({})).written).toEqual([])
  })
})

describe('an answer', () => {
  it.each([
    [{ start: '2026-02-30' }, '没有这一天'],
    [{ start: '下个月' }, '日期'],
    [{ units: ['县教育局', '县教育局'] }, '县教育局'],
  ] as const)('is held against the rules of the round file: %j', (given, told) => {
    expect(problemWith(given, catalogue, today)).toContain(told)
  })

  it.each([
    { start: '2026年8月3日' },
    { units: ['某某局', '某某公司：一部'] },
    { name: '# 引号"和：冒号' },
    { level: '企业' },
  ] as const)('is fine: %j', (given) => {
    expect(problemWith(given, catalogue, today)).toBeUndefined()
  })

  it('is kept as it is shown', () => {
    const answers = complete({ units: ['甲', '乙'] }, today)
    for (const { key } of questions)
      expect(complete(answerOf(key, shownAnswer(answers, key)), today)[key]).toEqual(answers[key])
    expect(answerOf('units', ' 甲局、乙局，丙局, ')).toEqual({ units: ['甲局', '乙局', '丙局'] })
  })
})
