import { describe, expect, it } from 'vitest'
import { formulationOn, frameworkNamed, itemsOn, standardFocus } from '../../src/model/frameworks.ts'
import { guessUnitKind } from '../../src/model/unit-facts.ts'
import { firstDay, within } from '../../src/model/date.ts'
import { levels } from '../../src/model/round.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()
const slots = [...new Set(catalogue.formulations.flatMap(({ slot }) => slot ?? []))]
const on = (slot: string, date: string): string | undefined => formulationOn(catalogue, slot, date)?.text
const focus = (level: (typeof levels)[number], date: string): readonly string[] =>
  standardFocus(catalogue, level, date).map(({ name }) => name)

/** Every day from 2016 to the horizon. */
const days: string[] = []
for (let day = Date.UTC(2016, 0, 1); day <= Date.parse(catalogue.verified_until); day += 86_400_000) {
  days.push(new Date(day).toISOString().slice(0, 10))
}

describe('the default focus', () => {
  it.each(levels)('is never missing at the level %s', (level) => {
    expect(days.filter((day) => focus(level, day).length === 0)).toEqual([])
  })

  it.each([
    ['市', '2016-02-27', ['六项纪律']],
    ['市', '2017-08-21', ['三大问题', '六项纪律']],
    ['县', '2018-02-24', ['六个围绕、一个加强']],
    ['市', '2019-09-05', ['六个围绕、一个加强']],
    ['市', '2019-09-06', ['四个落实']],
    ['县', '2020-02-29', ['四个落实']],
    ['县', '2020-03-01', ['三个聚焦']],
    ['高校', '2026-08-03', ['四个落实']],
    ['省', '2024-04-07', ['四个落实']],
    ['省', '2024-04-08', ['二十届中央第三轮以来监督重点']],
  ] as const)('at the level %s on %s is %j', (level, date, names) => {
    expect(focus(level, date)).toEqual(names)
  })

  it('is never a name of local coinage', () => {
    const standard = catalogue.frameworks.filter((framework) => framework.standard !== undefined)
    expect(standard.map(({ kind }) => kind)).not.toContain('local-coinage')
    expect(catalogue.frameworks.map(({ name }) => name)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/五个紧盯|四个责任人|五责|三个过硬/)]),
    )
  })
})

function items(name: string, date: string): readonly string[] {
  const framework = frameworkNamed(catalogue, name, date)
  return framework === undefined ? [] : itemsOn(framework, date)
}

describe('the items of a framework', () => {
  it('speak of 主题教育 only while that was being put right', () => {
    expect(items('四个落实', '2019-09-06').join('')).toContain('主题教育')
    expect(items('四个落实', '2020-12-31').join('')).toContain('主题教育')
    expect(items('四个落实', '2021-01-01').join('')).not.toContain('主题教育')
    expect(items('四个落实', '2026-08-03')[3]).toBe('落实巡视巡察、审计等监督发现问题整改情况')
  })

  it('of 三个聚焦 are the full sentences from 2021-03 on', () => {
    expect(items('三个聚焦', '2020-06-01')[2]).toContain('软弱涣散')
    expect(items('三个聚焦', '2021-03-01')[0]).toContain('进一步促进党员干部担当作为')
  })

  it('do not win a battle that is already won', () => {
    expect(items('六围绕一加强', '2018-12-12')[5]).toContain('夺取')
    expect(items('六围绕一加强', '2018-12-13')[5]).not.toContain('夺取')
  })

  it('are those of the framework that had the name on the date', () => {
    expect(items('四个紧盯', '2021-05-01')[0]).toBe('紧盯被巡视党组织职能责任')
    expect(items('四个紧盯', '2023-05-01')[0]).toBe('紧盯权力和责任')
  })
})

describe('the formulation that fills a slot', () => {
  it.each(slots)('%s is never missing and never ambiguous', (slot) => {
    const candidates = catalogue.formulations.filter((formulation) => formulation.slot === slot)
    const counted = days.map((day) => candidates.filter((one) => within(one.chosen ?? one, day)).length)
    expect(days.filter((_, index) => counted[index] !== 1)).toEqual([])
    expect(on(slot, '2027-06-01')).toBeDefined()
  })

  it('is in use on every day on which it is chosen', () => {
    const early = catalogue.formulations.filter(
      ({ from, chosen }) => from !== undefined && chosen?.from !== undefined && firstDay(chosen.from) < firstDay(from),
    )
    expect(early).toEqual([])
  })

  it.each([
    ['spirit', '2017-10-24', '党的十八大和十八届三中、四中、五中、六中全会精神'],
    ['spirit', '2017-10-25', '党的十九大精神'],
    ['spirit', '2018-11-01', '党的十九大和十九届二中、三中全会精神'],
    ['spirit', '2021-12-15', '党的十九大和十九届历次全会精神'],
    ['spirit', '2022-10-22', '党的十九大和十九届历次全会精神'],
    ['spirit', '2024-07-19', '党的二十大和二十届二中、三中全会精神'],
    ['core', '2016-10-26', '以习近平同志为总书记的党中央'],
    ['core', '2016-10-27', '以习近平同志为核心的党中央'],
    ['guiding', '2017-10-18', '以习近平新时代中国特色社会主义思想为指导'],
    ['upholding', '2018-09-20', '增强“四个意识”、坚定“四个自信”'],
    ['upholding', '2018-09-21', '增强“四个意识”、坚定“四个自信”、做到“两个维护”'],
    ['upholding', '2022-10-24', '坚定拥护“两个确立”、坚决做到“两个维护”'],
    ['policy', '2017-07-13', '发现问题、形成震慑，倒逼改革、促进发展'],
    ['policy', '2017-07-14', '发现问题、形成震慑，推动改革、促进发展'],
    ['forging', '2017-10-18', '打铁必须自身硬'],
    ['depth', '2024-01-08', '纵深推进全面从严治党'],
    ['since', '2022-10-23', '党的二十大以来'],
    ['sanction', '2018-03-19', '党纪政纪'],
    ['theory', '2026-06-15', '习近平新时代中国特色社会主义思想特别是习近平党建思想'],
  ])('%s on %s is %s', (slot, date, text) => {
    expect(on(slot, date)).toBe(text)
  })

  it.each(['spirit', 'upholding', 'theory', 'guiding'])('%s never says what came later', (slot) => {
    const later = [
      ['两个维护', '2018-05-14'],
      ['两个确立', '2021-11-11'],
      ['新时代中国特色社会主义思想', '2017-10-18'],
      ['二十届', '2022-10-22'],
    ] as const
    for (const [words, from] of later) {
      expect(days.filter((day) => day < from && on(slot, day)?.includes(words))).toEqual([])
    }
  })
})

describe('a formulation', () => {
  it.each([
    ['“两个维护”', '2018-05-13', false],
    ['“两个维护”', '2018-05-14', true],
    ['“两个确立”', '2021-11-10', false],
    ['“两个确立”', '2021-11-11', true],
    ['高质量发展', '2017-09-30', false],
    ['新质生产力', '2023-09-08', true],
    ['监察局', '2018-03-22', true],
    ['监察局', '2018-03-23', false],
  ])('%s on %s: in use %s', (text, date, used) => {
    const found = catalogue.formulations.find((formulation) => formulation.text === text)
    expect(found && within(found, date)).toBe(used)
  })

  it('is not found where another body of a similar name is meant', () => {
    const bureau = catalogue.formulations.find(({ text }) => text === '监察局')
    expect('市监察局').toMatch(new RegExp(bureau?.pattern ?? '$^', 'u'))
    expect(bureau?.except?.some((except) => new RegExp(except, 'u').test('国家矿山安全监察局'))).toBe(true)
  })

  it('that is said on a day is not found wrong by another that is contained in it', () => {
    const texts = slots.flatMap((slot) =>
      days.filter((_, at) => at % 30 === 0).map((day) => [day, on(slot, day)] as const),
    )
    for (const [day, text] of texts) {
      const outdated = catalogue.formulations.filter((one) => {
        const hit =
          text !== undefined &&
          (one.pattern === undefined ? text.includes(one.text) : new RegExp(one.pattern, 'u').test(text))
        return hit && one.severity !== 'info' && !within(one, day)
      })
      expect(outdated.map(({ id }) => `${day} ${id}`)).toEqual([])
    }
  })
})

describe('the kind of a unit', () => {
  it.each([
    ['县卫生健康委员会', '卫生健康'],
    ['市卫健委', '卫生健康'],
    ['市城管局', '城市管理'],
    ['县疾控中心', '卫生健康'],
    ['某某镇中心卫生院', '公立医院'],
    ['某某镇人民政府', '乡镇'],
    ['某某镇中心小学', '中小学校'],
    ['市水务集团有限公司', '公用事业企业'],
    ['县水务局', '水利'],
    ['农村商业银行', '金融机构'],
    ['市工商联', '工商联'],
    ['市工商局', '市场监管'],
    ['市委组织部', '组织部门'],
    ['市司法局', '司法行政'],
    ['县统计局', '统计'],
    ['某某村党支部', '村'],
    ['某某街道党工委', '街道'],
    ['市城市建设投资集团有限公司', '城投企业'],
    ['某某师范学院', '高等学校'],
  ])('%s is %s', (name, kind) => {
    expect(guessUnitKind(catalogue, name)?.id).toBe(kind)
  })

  it('is left open where pieces of equal length disagree, or none fits', () => {
    expect(guessUnitKind(catalogue, '教育集团')).toBeUndefined()
    expect(guessUnitKind(catalogue, '某某')).toBeUndefined()
  })
})
