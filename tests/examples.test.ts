import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildRounds } from '../src/commands/build.ts'
import { openMemory } from '../src/workspace/memory.ts'
import { shippedAssets } from './shipped-assets.ts'

/** What a real speech of the genre has, and the example made after it must have, too. */
interface Model {
  readonly file: string
  /** the kind of the speech, as in the name of its file */
  readonly speech: string
  /** a word of every chapter's title, in order */
  readonly chapters: readonly string[]
  /** the ordinals of all headings and leads, in order */
  readonly ordinals: string
  /** the moves of the opening, the body and the closing, in the order in which they are made */
  readonly moves: readonly string[]
  /** figures, dates, documents, frameworks: each must be said as it is written here */
  readonly facts: readonly string[]
}

const models: readonly Model[] = [
  {
    file: '2017-entry',
    speech: '领导动员',
    chapters: ['四个意识', '政治巡察', '这次巡察'],
    ordinals: '一、 第一， 第二， 第三， 二、 一要 二要 三要 四要 三、 一要 二要 三要 四要',
    moves: [
      '刚才，市委第二巡察组组长张某同志',
      '受市委巡察工作领导小组委托，我再强调三点意见',
      '《中国共产党巡视工作条例》',
      '警示教育大会',
      '“7·26”重要讲话精神',
      '一勾到底',
      '党的领导弱化、党的建设缺失、全面从严治党不力',
      '《被巡视党组织配合中央巡视工作规定》',
      '联络组',
      '舆情',
      '谢谢大家',
    ],
    facts: [
      '7月1日',
      '8月15日',
      '处理来信来电来访290件',
      '个别谈话720人次',
      '发现问题线索162件',
      '处级干部的问题线索43件',
      '科级干部的问题线索71件',
      '已经全部移送',
      '“六项纪律”',
      '“五位一体”总体布局',
      '“四个全面”战略布局',
      '新发展理念',
      '“关键少数”',
      '“两个责任”',
      '派驻纪检组',
      '中央八项规定精神',
      '形式主义、官僚主义',
      '现在重要岗位且可能还要提拔使用',
      '《关于市县党委建立巡察制度的意见》',
      '喜迎党的十九大',
    ],
  },
  {
    file: '2020-deployment',
    speech: '部署讲话',
    chapters: ['目标', '监督重点', '合力', '后半篇文章'],
    ordinals: '一、 二、 一要 二要 三要 四要 五要 三、 四、',
    moves: [
      '今天召开厅党组巡察工作领导小组2020年第一次会议暨巡察工作动员会',
      '宣读了《关于厅党组巡察工作领导小组更名的通知》',
      '宣读了《关于开展第四批巡察的通知》',
      '通报了党的十九大以来厅属单位巡视巡察整改落实情况',
      '讲四点意见',
      '修改党章',
      '2016年至2017年',
      '《厅党组巡察工作办法》',
      '到去年9月',
      '从现在到明年上半年，分三批',
      '由纪委转到直属机关党委',
      '“两个维护”',
      '“一个中心、四个着力”',
      '“六项纪律”',
      '“三大问题”',
      '“六个围绕、一个加强”',
      '“四个落实”',
      '“五个紧盯”',
      '对巡察组讲',
      '(对|再讲|来说)?巡察办(是|要|讲|这|，|。|的)',
      '对被巡察单位',
      '两手抓、两手都要硬',
      '共性问题有三个方面',
      '问责也不会少',
      '决胜全面建成小康社会、决战脱贫攻坚',
    ],
    facts: [
      '第一轮全覆盖',
      '第二轮全覆盖',
      '《厅党组关于开展2018—2022年巡察工作实施意见》',
      '中国共产党成立100周年',
      '“不忘初心、牢记使命”主题教育',
      '新冠肺炎疫情',
      '《关于中央部委、中央国家机关部门党组（党委）开展巡视工作的指导意见》',
      '水利改革发展总基调',
      '《关于加强沟通协调合力推进全面从严治党意见》',
      '《进一步推进全面从严治党加强监督工作指导意见》',
      '纸上整改、数字整改、虚假整改',
      '统筹协调、指导督导、服务保障',
      '底稿',
      '内部巡察',
      '《常态化疫情防控工作方案（第二版）》5月中旬',
      '乘坐高铁一等座',
      '《有关人员乘坐高铁一等座的意见》',
      '《党组织工作规则》',
      '《事业单位办企业监督管理意见》',
    ],
  },
  {
    file: '2018-representative',
    speech: '领导动员',
    chapters: ['认识', '监督重点', ''],
    ordinals: '一、 二、 一要 二要 三要 四要 五要 六要 七要 三、 一要 二要 三要 四要',
    moves: [
      '（2018年11月1日）',
      '市委第三巡察组组长侯某同志',
      '受市委巡察工作领导小组委托，我再强调三点意见',
      '7家单位',
      '《中央巡视工作规划（2018—2022年）》',
      '10月12日和22日',
      '9月11日、9月19日和10月8日',
      '“六个围绕、一个加强”',
      '“五个持续”',
      '《贯彻〈巡视工作条例〉实施办法》',
      '《整改通知书》《情况说明通知书》',
      '《市委巡察组作风纪律情况巡后评估规定（试行）》',
      '谢谢大家',
    ],
    facts: [
      '5个巡察组',
      '15个县（市、区）',
      '公租房领域专项巡察',
      '延伸巡察',
      '3个县',
      '党的十九大后第二轮中央巡视',
      '十届省委第五轮巡视',
      '7次',
      '12次',
      '三个半天',
      '市委第六轮',
      '“两个维护”',
      '“四个意识”',
      '围绕党的政治建设',
      '围绕党的思想建设',
      '围绕党的组织建设',
      '围绕党的作风建设',
      '围绕党的纪律建设',
      '围绕夺取反腐败斗争压倒性胜利',
      '加强对巡视巡察整改情况的监督检查',
      '“七个有之”',
      '不履行执纪审查职责',
      '《高质量推进市县巡察工作的意见》',
      '《被巡视巡察党组织配合巡视巡察工作规定》',
      '新闻报道',
      '谁主管、谁负责',
      '信念过硬、政治过硬、责任过硬、能力过硬、作风过硬',
    ],
  },
  {
    file: '2022-citywide',
    speech: '部署讲话',
    chapters: ['政治站位', '问题导向', '关键环节', '协同联动', '纪律', '制度'],
    ordinals: '第一， 第二， 一要 二要 三要 第三， 第四， 一要 二要 三要 第五， 一是 二是 三是 第六， 一是 二是 三是',
    moves: [
      '授权任职',
      '去年两次巡察情况和下一阶段工作安排',
      '讲六点意见',
      '修改党章',
      '去年6月（上一届）和11月两次巡察',
      '今后3年',
      '小金库',
      '进驻环节',
      '报告环节',
      '反馈环节',
      '整改环节',
      '优先查|排在前面办',
      '台账',
      '“三个过硬”',
      '“四个责任人”',
      '“五责”',
      '同志们，',
    ],
    facts: [
      '十二届市委第二轮巡察',
      '“一拖二”',
      '12个单位',
      '16个',
      '64条',
      '去年11月市第十二次党代会',
      '党的二十大召开以前',
      '党的二十大将要召开',
      '“两个确立”',
      '“四个意识”',
      '一半以上',
      '医保资金',
      '标尺过硬、作风过硬、业务过硬',
      '摇号',
      '“一次一授权”',
      '“两个责任”',
      '“回头看”',
      '定责',
      '履责',
      '督责',
      '尽责',
      '问责',
    ],
  },
  {
    file: '2021-team-head',
    speech: '组长动员',
    chapters: ['总体要求', '重点任务', '工作要求'],
    ordinals: '一、 二、 （一） 1. 2. 3. （二） 1. 2. 3. 4. 5. 6. （三） 1. 2. 3. 三、 一是 二是 三是 四是 五是',
    moves: [
      '受市委委派',
      '为期一个月的',
      '全组7人',
      '更加突出政治监督',
      '党的十九届六中全会',
      '“三个聚焦”',
      '政策清单',
      '涉法涉诉',
      '“画像”',
      '纪检监察机关',
      '征地拆迁',
      '谢谢大家',
    ],
    facts: [
      '八届市委第一轮巡察',
      '更加突出高质量发展主题',
      '更加突出整治群众身边腐败和作风问题',
      '更加突出发挥监督治理效能',
      '更加突出严管厚爱结合、激励约束并重',
      '省第十二次党代会',
      '市第八次党代会',
      '“三高四新”',
      '“三区一中心”',
      '党史学习教育',
      '“三定”',
      '“六稳”',
      '“六保”',
      '“放管服”',
      '常态化疫情防控',
      '“三重一大”',
      '中央八项规定精神',
      '“一岗双责”',
      '立行立改',
      '值班电话',
      '邮政信箱',
      '电子邮箱',
      '信访',
      '属地管理、分级负责',
    ],
  },
]

const assets = shippedAssets()

/** The Markdown of one speech, without its front matter. */
async function markdownOf({ file, speech }: Model): Promise<string> {
  const user = openMemory({ 'round.yaml': readFileSync(`data/examples/${file}.yaml`) })
  const result = await buildRounds(
    assets,
    user,
    {
      files: ['round.yaml'],
      out: 'out',
      formats: ['md'],
      only: `*/*-${speech}`,
      strict: false,
      force: false,
      generator: 'speechgen test',
    },
    new Map(),
  )
  expect(result.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
  const path = user.list('out').find((name) => name.endsWith(`${speech}.md`))
  return new TextDecoder().decode(user.read(`out/${path}`)).replace(/^---\n.*?\n---\n/s, '')
}

const numbered =
  /^(?:#{2,4} |\*\*)([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|第[一二三四五六七八九十]+，|[一二三四五六七八九十]+[是要])(.*)$/gm

describe.each(models)('$file', (model) => {
  it('has the skeleton, the moves and the facts of its model', async () => {
    const text = await markdownOf(model)
    const headings = Array.from(text.matchAll(numbered), ([, ordinal = '', title = '']) => ({ ordinal, title }))
    expect(headings.map(({ ordinal }) => ordinal).join(' ')).toBe(model.ordinals)

    const top = headings[0]?.ordinal.endsWith('、') === true ? /、$/ : /^第.+，$/
    const chapters = headings.filter(({ ordinal }) => top.test(ordinal)).map(({ title }) => title)
    expect(chapters).toEqual(model.chapters.map((word) => expect.stringContaining(word) as string))

    expect(model.facts.filter((fact) => !text.includes(fact))).toEqual([])

    let from = 0
    for (const move of model.moves) {
      const at = text.slice(from).search(new RegExp(move))
      expect(at, `“${move}”不在它该在的地方`).toBeGreaterThanOrEqual(0)
      from += at
    }
  })
})
