import * as v from 'valibot'
import {
  lengths,
  levels,
  meetingKinds,
  ordinalStyles,
  partyOrganisations,
  roundTypes,
  speechKinds,
} from '../../model/round.ts'

// The one definition of the round file. From it come the type WrittenRound, the validation (walk.ts) and the JSON
// Schema (json-schema.ts). A key carries its Chinese alias and its description here and nowhere else.

/** What the definition notes on a schema, beside its shape. */
export interface Notes {
  /** the Chinese alias of the key */
  readonly zh?: string
  /** how a scalar is read: words as written; a date; a date or words */
  readonly scalar?: 'text' | 'date' | 'when'
  /** other words for the values of an enumeration */
  readonly synonyms?: Readonly<Record<string, string>>
  /** quotation marks around the whole value would be printed */
  readonly spoken?: boolean
  /** exactly one of these keys must be there */
  readonly exactlyOne?: readonly string[]
}

type Schema = v.GenericSchema

const text = v.pipe(v.string(), v.metadata({ scalar: 'text' }))
const spoken = v.pipe(v.string(), v.metadata({ scalar: 'text', spoken: true }))
const date = v.pipe(v.string(), v.metadata({ scalar: 'date' }))
const when = v.pipe(v.string(), v.metadata({ scalar: 'when' }))
/** A number with more digits than these is a slip; beyond 2^53 it would be printed as another one. */
const whole = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9_999_999))
const words = v.union([text, v.array(text)])

const one = <const T extends readonly string[]>(values: T, synonyms: Readonly<Record<string, T[number]>> = {}) =>
  v.pipe(v.picklist(values), v.metadata({ synonyms }))

/** A key that must be there. */
const need = <const S extends Schema>(zh: string, description: string, schema: S) =>
  v.pipe(schema, v.description(description), v.metadata({ zh }))

/** A key that may be left out. */
const may = <const S extends Schema>(zh: string, description: string, schema: S) =>
  v.exactOptional(v.pipe(schema, v.description(description), v.metadata({ zh })))

const person = v.union([
  spoken,
  v.strictObject({
    name: may('姓名', '姓名；不填则只称职务', spoken),
    title: may('职务', '职务，照讲话里的称呼写', spoken),
    for: may('代表', '受谁委托，如：县委巡察工作领导小组', spoken),
  }),
])

const level = one(levels, {
  province: '省',
  city: '市',
  county: '县',
  department: '部门',
  university: '高校',
  enterprise: '企业',
})

const committee = v.union([
  spoken,
  v.strictObject({
    short: need('简称', '简称，如：县委、市委、局党组、校党委', spoken),
    name: may('全称', '全称，如：中共某某县委员会', spoken),
    level: may('层级', '层级；简称看得出来的可以不填。县、区、县级市都是“县”', level),
    place: may('地区', '地区，如：某某县', spoken),
  }),
])

const record = v.array(
  v.strictObject({
    scope: may('范围', '数据的范围，如：十二届县委十轮巡察', spoken),
    figures: need(
      '数据',
      '按要说的顺序列出，原样引用',
      v.array(
        v.strictObject({
          label: need('项目', '项目，如：反馈问题', text),
          value: need('数值', '数值，如：5106、97.8%', text),
          unit: may('单位', '计量单位，如：个', text),
        }),
      ),
    ),
  }),
)

const focusItem = v.union([
  text,
  v.strictObject({ title: need('标题', '这一项的说法', text), detail: may('说明', '展开的一句话', text) }),
])
const focus = v.union([
  text,
  v.strictObject({ name: need('名称', '名称', text), items: need('内容', '各项内容', v.array(focusItem)) }),
])
const context = v.union([text, v.strictObject({ text: need('文字', '一个分句，不带句号', text) })])

const extended = v.union([
  text,
  v.strictObject({
    kind: need('类别', '类别，如：村（社区）', text),
    count: may('数量', '数量', whole),
    name: may('名称', '名称', spoken),
    units: may(
      '单位',
      '从哪些单位延伸：编号、名称或简称，只在它们的会上讲；不填就按类别判断，如学校在教育部门的会上讲',
      words,
    ),
  }),
])

const contact = v.strictObject({
  phone: may('值班电话', '值班电话；写“待补”则留出空位', text),
  sms: may('短信', '接收短信的号码', text),
  mailbox: may('邮政信箱', '邮政信箱', text),
  email: may('电子邮箱', '电子邮箱', text),
  box: may('意见箱', '意见箱设在哪里；写了单位名称的，只在那家单位的会上讲', text),
  hours: may('接访时间', '接访、接听时间', text),
})

const team = v.strictObject({
  name: need('名称', '名称，如：县委第一巡察组', spoken),
  leader: may('组长', '组长：姓名，或姓名加职务', person),
  deputies: may('副组长', '副组长，一人或几人', v.union([person, v.array(person)])),
  size: may('人数', '全组人数', whole),
  units: may('单位', '负责的单位：编号、名称或简称', words),
  contact: may('联系方式', '对外公布的联系方式', contact),
})

const roundType = one(roundTypes)

const unit = v.strictObject({
  id: may('编号', '在本文件里引用它用的编号；默认用简称或名称', text),
  name: need('名称', '名称，如：县卫生健康委员会', spoken),
  short: may('简称', '简称，如：县卫健委', spoken),
  kind: may('类别', '单位类别，如：教育；不填就按单位名称推断，推断不对再填', text),
  party: may('党组织', '党组织；不填则只说“党组织”', one(partyOrganisations)),
  type: may('类型', '对这个单位的巡察类型，与本轮不同才填', roundType),
  theme: may('主题', '对这个单位的专项主题', spoken),
  head: may('负责人', '党组织主要负责人', person),
  duty: may('职能', '一句话职能，如：全县医疗卫生事业的主管部门', text),
  count: may('数量', '大于 1 表示合称的一类单位，不逐个点名', whole),
  concerns: may('关注点', '这个单位要特别关注的事，排在资料目录之前；讲话里当众说到，问题线索不要写', words),
  vision: may('愿景', '愿景，如：建设健康某某', text),
  record: may('以往成效', '这个单位上一轮的反馈与整改数据', record),
})

const speechOptions = {
  outline: may('提纲', '提纲的一种，由模板提供', text),
  sections: may('章节', '选用哪些章节、按什么顺序', words),
  ordinals: may('序号', '各级序号的样式，由大到小', v.pipe(v.array(one(ordinalStyles)), v.maxLength(4))),
  length: may('篇幅', '篇幅：简、标准、详，或大致字数', v.union([one(lengths), whole])),
  audience: may('听众', '听众：干部（默认）、村民、教职工、职工，或别的说法', text),
  insert: may('插入', '加在某一章节末尾的文字（Markdown），键是章节名', v.record(v.string(), text)),
  variant: may('变体', '换一种写法：1、2、3……', whole),
}

const agendaItem = v.union([
  text,
  v.pipe(
    v.strictObject({
      speech: may(
        '讲话',
        '讲话种类',
        one(speechKinds, {
          deployment: '部署讲话',
          'entry-leader': '领导动员',
          'entry-team': '组长动员',
          pledge: '表态发言',
          host: '主持词',
        }),
      ),
      speaker: may('讲话人', '讲话人', person),
      unit: may('单位', '谁的表态：几个单位合开一个会时填', text),
      points: may('要点', '这篇讲话的要点', words),
      generate: may('生成', '是否生成这一篇；默认生成', v.boolean()),
      item: may('事项', '没有讲话的议程：动词（宣读、传达……）或整句（民主测评）', text),
      object: may('内容', '事项的对象，如：《巡察工作实施方案》', words),
      by: may('由', '由谁来做', person),
      ...speechOptions,
    }),
    v.metadata({ exactlyOne: ['speech', 'item'] }),
  ),
])

const meeting = v.strictObject({
  id: may('编号', '会议编号；默认由单位和会议类别得出', text),
  kind: need('类别', '会议类别', one(meetingKinds, { deployment: '部署会', entry: '进驻动员会' })),
  name: may('名称', '会议名称，默认的不合适才填', spoken),
  date: may('日期', '开会日期；用哪些提法由它决定。默认为本轮开始日期', date),
  time: may('时间', '时间，如：下午', text),
  place: may('地点', '地点', text),
  video: may('视频', '是否视频会', v.boolean()),
  team: may('巡察组', '哪个巡察组', text),
  units: may('单位', '哪些单位；部署会默认为全部', words),
  chair: may('主持', '主持人', person),
  attendance: may('参会', '参会人员', words),
  headcount: may('人数', '参会人数：数字或“160余人”', text),
  agenda: may('议程', '按先后顺序；“刚才”“稍后”由此得出', v.array(agendaItem)),
})

/** The round file as it may be written, with English keys (the walk turns Chinese ones into these). */
export const writtenRound = v.strictObject({
  round: need(
    '轮次',
    '这一轮巡察',
    v.strictObject({
      name: need('名称', '讲话里怎样称呼这一轮，如：十三届县委第一轮巡察', spoken),
      committee: need('派出党组织', '派出党组织：简称，或简称、全称、层级、地区', committee),
      term: may('届次', '第几届', whole),
      number: may('轮序', '第几轮；不填则不提', whole),
      type: may('类型', '巡察类型；默认常规', roundType),
      theme: may('主题', '专项巡察的主题，如：乡村振兴领域', spoken),
      start: may('开始', '开始日期，如：2026-08-03；也可以是文字，如：2025年11月下旬', when),
      end: may('结束', '结束日期', when),
      duration: may('时长', '时长，如：三个月；不填则由起止日期算出', text),
      entry_by: may('进驻截止', '最晚进驻日期', when),
      petition_until: may('信访截止', '受理信访截止日期', when),
      local: may('属地党组织', '提级、交叉巡察中被巡察地方的党组织', committee),
      method: may('方式', '方式，如：一拖二', text),
      basis: may('依据', '授权句的依据，一个分句，不带句号', text),
    }),
  ),
  focus: may('重点', '监督重点：资料目录的编号或名称，或自己列出', v.union([focus, v.array(focus)])),
  context: may('背景', '背景：资料目录的标签，或一句自己的话', v.union([context, v.array(context)])),
  slogans: may('本地战略', '本地战略的提法', words),
  extended: may('延伸', '延伸巡察的范围', v.union([extended, v.array(extended)])),
  record: may('以往成效', '以往成效的数据', record),
  teams: may('巡察组', '巡察组列表；只说总数的可以只写一个数', v.union([whole, v.array(team)])),
  units: may('被巡察单位', '被巡察单位', v.array(unit)),
  meetings: may('会议', '会议；不填则每个单位开一个进驻动员会', v.array(meeting)),
  defaults: may('默认', '对所有讲话都起作用的选项', v.strictObject(speechOptions)),
})

/** What is written in a round file: keys in English, dates in ISO form, enumerations by their Chinese words. */
export type WrittenRound = v.InferInput<typeof writtenRound>
