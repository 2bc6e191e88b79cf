import { describe, expect, it } from 'vitest'
import { guessUnitKind, misnamedOn, unitKindNamed } from '../src/model/unit-facts.ts'
import { wording } from '../src/model/diagnostic.ts'
import { parseRound } from '../src/parse/round.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'

const catalogue = shippedCatalogue()

/** Names of units, each line a kind. */
const named: Readonly<Record<string, string>> = {
  卫生健康: '县卫生健康局 市卫健委 县卫计局 县卫生和计划生育委员会 县疾病预防控制中心',
  公立医院: '县人民医院 市中医院 市妇幼保健院 县中医医院 某某大学附属医院 东河镇中心卫生院 高新区人民医院 市中心血站',
  教育: '县教育局 市教委 区教育和体育局 县教体局 市教研室',
  中小学校:
    '县第一中学 市实验小学 县职业高中 东河镇中心小学 高新区实验中学 市教育局幼儿园 市第三高级中学 县特殊教育学校',
  高等学校: '市职业技术学院 某某大学 某某师范学院 某某医学院',
  公安: '县公安局 市公安局高新分局 县公安局交警大队 城关派出所',
  法院: '县人民法院 市中级人民法院',
  检察院: '县人民检察院 市检察院',
  司法行政: '县司法局 省司法厅',
  政法委: '县委政法委 市委政法委员会',
  政法机关: '某某监狱',
  住房和城乡建设: '县住房和城乡建设局 市住建局 县房产管理局',
  自然资源: '县自然资源局 市自然资源和规划局 县国土资源局 县不动产登记中心',
  林业和草原: '县林业局 市林业和草原局 国有红旗林场',
  农业农村: '县农业农村局 县农业局 县农业技术推广中心 县乡村振兴局 县扶贫办',
  水利: '县水利局 市水务局 红旗水库管理所',
  交通运输: '县交通运输局 市公路局 县道路运输管理所',
  市场监管: '县市场监督管理局 市工商局 县食药监局',
  城市管理: '市城管局 县城市管理综合执法局 区综合行政执法局 市园林局',
  财政: '县财政局 城关镇财政所',
  审计: '县审计局',
  统计: '县统计局',
  发展和改革: '县发展和改革局 市发改委 县粮食局',
  工业和信息化: '县工业和信息化局 市工信局 市经信委',
  商务: '县商务局 市招商局',
  文化和旅游: '县文化和旅游局 市文旅局 区文化广电和旅游局 县文广新局 市旅游局',
  应急管理: '县应急管理局 市安监局 市应急局',
  退役军人: '县退役军人事务局',
  信访: '县信访局',
  政务服务: '县行政审批服务局 市政务服务中心 市公共资源交易中心',
  民政: '县民政局 市殡仪馆 县社会福利院',
  人力资源和社会保障: '县人力资源和社会保障局 市人社局 县社保中心',
  医疗保障: '县医疗保障局 市医保局',
  生态环境: '市生态环境局 市生态环境局东河分局 县环保局',
  供销社: '县供销社 市供销合作社联合社',
  国有企业: '市交通投资集团 市文旅集团有限公司 县粮库有限责任公司',
  城投企业: '市城市建设投资集团有限公司 县城投集团 城投公司 市城建集团',
  公用事业企业: '市水务集团有限公司 县供水公司 市热力公司 县自来水公司 市公交公司',
  融资担保企业: '县融资担保有限公司 市中小企业融资担保集团',
  制造企业: '红旗机械厂 市钢铁集团 红旗酒厂',
  金融机构: '县农村商业银行 县农商银行 东河村镇银行 县农村信用合作联社',
  群团组织: '县总工会 团县委 县妇联 市科协 县残联 市文联 县红十字会',
  工商联: '县工商联 市工商业联合会',
  组织部门: '县委组织部',
  宣传部门: '县委宣传部',
  统战部门: '县委统战部',
  党委部门: '县委办公室 县委党校 县委编办 县委老干部局',
  人大政协机关: '县人大常委会办公室 市政协机关 县政协办',
  园区: '高新区管委会 经济技术开发区管理委员会 县工业园区 东河经济开发区',
  乡镇: '东河镇 东河镇人民政府 东河镇党委 青山乡 城关镇',
  街道: '城关街道 城关街道办事处 城关街道党工委',
  村: '红旗村 东河镇红旗村 红旗村党支部 高新区红旗村 红旗村村民委员会 城关街道红旗村',
  社区: '幸福社区 城关街道幸福社区 幸福社区居民委员会 东河镇幸福社区党总支',
  事业单位: '市住房公积金管理中心 县融媒体中心 市农业科学研究院 市图书馆',
  党政部门: '县机关事务管理局 市体育局 县科技局 县政府办 市国资委',
}
const pairs = Object.entries(named).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const))

describe('the kind that a name tells', () => {
  it('is tried on a good many names', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(120)
    expect(catalogue.unit_kinds.map(({ id }) => id).filter((id) => !(id in named))).toEqual(['乡镇街道', '村（社区）'])
  })

  it.each(pairs)('%s: %s', (name, kind) => {
    expect(guessUnitKind(catalogue, name)?.id).toBe(kind)
  })

  it.each([
    '某某',
    '教育集团',
    '农村能源办公室',
    '东河流域综合治理指挥部',
    '市慈善总会',
    '某某县人民政府',
    '县红旗剧团',
    '某某合作社',
  ])('%s stays open', (name) => {
    expect(guessUnitKind(catalogue, name)).toBeUndefined()
  })
})

describe('a kind that is given', () => {
  const said = (name: string, kind: string) => {
    const text = `round: {name: 某轮, committee: 县委, start: 2026-08-03}\nunits: [{name: ${name}, kind: ${kind}}]\n`
    return parseRound('a', new TextEncoder().encode(text), catalogue).diagnostics.map(({ code }) => code)
  }
  it.each(pairs)('is not doubted where the name tells it: %s: %s', (name, kind) => {
    expect(said(name, kind)).not.toContain('round/kind-unlike-name')
  })

  it.each([
    ['县民政局', '教育'],
    ['县人民医院', '教育'],
    ['县教育局', '卫生健康'],
  ])('is doubted where the name tells of another trade: %s: %s', (name, kind) => {
    expect(said(name, kind)).toContain('round/kind-unlike-name')
  })

  it.each([
    ['城关街道', '乡镇街道'],
    ['县农业科学研究院', '农业农村'],
    ['县疾控中心', '事业单位'],
    ['县城投集团', '国有企业'],
    ['东河矿务局', '制造企业'],
    ['某某局', '教育'],
  ])('is not doubted where there are units of many trades of one of the kinds: %s: %s', (name, kind) => {
    expect(said(name, kind)).not.toContain('round/kind-unlike-name')
  })
})

describe('the kinds', () => {
  it.each(['村（社区）', '乡镇（街道）', '企业', '医院', '卫健', '城管', '政法单位', '党群部门', '人民法院'])(
    '%s can be written in a round',
    (name) => {
      expect(unitKindNamed(catalogue, name)).toBeDefined()
    },
  )

  it.each(catalogue.unit_kinds)('$id has enough to choose from', (kind) => {
    expect(kind.position.length).toBeGreaterThanOrEqual(2)
    expect(kind.tasks.length).toBeGreaterThanOrEqual(3)
    expect(kind.points.length).toBeGreaterThanOrEqual(4)
    expect(kind.risks.length).toBeGreaterThanOrEqual(4)
    expect(kind.wish.length).toBeGreaterThanOrEqual(2)
  })

  it.each(catalogue.unit_kinds)('$id names its points alike, and never a party organ or a body of one time', (kind) => {
    for (const point of kind.points) expect(point).toMatch(/情况$/u)
    const texts = [...kind.position, ...kind.tasks, ...kind.points, ...kind.risks, ...kind.wish].join('\n')
    expect(texts).not.toMatch(/党组(?!织)|党委|党工委|扫黑|林长|河长|国土空间|卫健|卫计|医保局|生态环境局|营商环境/u)
  })

  it('share no clause that tells one from the other', () => {
    const own = catalogue.unit_kinds.flatMap(({ position, wish }) => [...position, ...wish])
    expect(own.filter((clause, at) => own.indexOf(clause) !== at)).toEqual([])
  })
})

describe('a name of another time', () => {
  it.each([
    ['县卫健委', '2017-05-20', '县卫计委'],
    ['县卫生健康委员会', '2017-05-20', '县卫生和计划生育委员会'],
    ['县卫计局', '2019-05-20', '县卫健局'],
    ['县卫计局', '2018-12-01', '无'],
    ['县卫健委', '2018-12-01', '无'],
    ['县国土资源局', '2020-03-01', '县自然资源局'],
    ['县自然资源局', '2018-05-01', '县国土资源局'],
    ['县环保局', '2019-10-01', '县生态环境局'],
    ['县农业局', '2019-10-01', '县农业农村局'],
    ['县农业农村局', '2019-10-01', '无'],
    ['市工商局', '2019-10-01', '市市场监管局'],
    ['市市场监督管理局', '2016-10-01', '无'],
    ['交通工程质监局', '2022-10-01', '无'],
    ['县安监局', '2020-10-01', '县应急局'],
    ['高新区安监局', '2020-10-01', '无'],
    ['县文广新局', '2020-10-01', '县文旅局'],
    ['县文化和旅游局', '2017-10-01', '县文化广电新闻出版局'],
    ['县文化旅游局', '2017-10-01', '无'],
    ['县文化广电和旅游局', '2021-10-01', '无'],
    ['市旅游局', '2020-10-01', '市文化和旅游局'],
    ['县医疗保障局', '2017-10-01', '别处'],
    ['县退役军人事务局', '2018-06-01', '别处'],
    ['县林业局', '2024-10-01', '无'],
    ['县扶贫办公室', '2023-10-01', '县乡村振兴局'],
    ['县乡村振兴局', '2020-10-01', '县扶贫开发办公室'],
    ['县卫生和计划生育综合监督执法大队', '2020-10-01', '无'],
    ['县人力资源和社会保障局', '2016-03-01', '无'],
    ['县城市管理综合执法局', '2016-03-01', '无'],
  ])('%s on %s: %s', (name, date, right) => {
    const found = misnamedOn(catalogue, name, date)
    expect(found === undefined ? '无' : (found.right ?? '别处')).toBe(right)
  })

  const round = (name: string, start: string, meetings = ''): string =>
    `round: {name: 县委第三轮巡察, committee: 县委, start: ${start}}\nunits:\n  - {name: ${name}, party: 党组}\n${meetings}`
  const told = (text: string) =>
    parseRound('a.yaml', new TextEncoder().encode(text), catalogue).diagnostics.filter(
      ({ code }) => code === 'round/unit-name-of-another-time',
    )

  it('is told at the name, with the right one, and does not stop the round', () => {
    const text = round('县卫健委', '2017-05-20')
    const [found] = told(text)
    expect(found?.place).toMatchObject({ line: 3 })
    expect(found?.severity).toBe('warning')
    expect(found && wording(found).hint).toContain('县卫计委')
    expect(parseRound('a.yaml', new TextEncoder().encode(text), catalogue).value?.units).toHaveLength(1)
  })

  it('is told by the day of the unit’s own meeting', () => {
    const meeting = (date: string): string =>
      `meetings:\n  - {kind: 进驻动员会, date: ${date}, units: [县卫计局], agenda: [{speech: 主持词}]}\n`
    expect(told(round('县卫计局', '2019-04-20', meeting('2019-05-10')))).toHaveLength(1)
    expect(told(round('县卫计局', '2019-04-20', meeting('2019-04-25')))).toEqual([])
  })
})
