import * as v from 'valibot'

/**
 * What a template sees: one definition that gives the type, the check of templates before anything is rendered, and
 * the list of fields in templates/README.md. Every field has a Chinese name; a template may use either.
 */

/** A value that is printed: its text, and the data path it comes from (`units.0.short`). */
export interface Leaf {
  readonly text: string
  readonly path?: string
  /** the number behind the text, for counting and for Chinese numerals */
  readonly number?: number
}

const leaf = (zh: string, about: string) =>
  v.pipe(
    v.custom<Leaf>(() => true),
    v.metadata({ zh, leaf: true }),
    v.description(about),
  )
const flag = (zh: string, about: string) => v.pipe(v.boolean(), v.metadata({ zh }), v.description(about))
const group = <E extends v.ObjectEntries>(zh: string, about: string, entries: E) =>
  v.pipe(v.object(entries), v.metadata({ zh }), v.description(about))
const list = <S extends v.GenericSchema>(zh: string, about: string, item: S) =>
  v.pipe(v.array(item), v.metadata({ zh }), v.description(about))
const maybe = v.optional

const person = {
  name: maybe(leaf('姓名', '姓名')),
  title: maybe(leaf('职务', '职务')),
  for: maybe(leaf('代表', '受谁委托')),
  called: leaf('称呼', '讲话里怎么称呼：有姓名的是“张某同志”，没有的是职务，都没有的留空待补'),
}
const trade = {
  name: leaf('名称', '单位类别的名称'),
  position: list('定位', '这一行对群众、对大局是什么，接在“是”后面', leaf('定位', '一句')),
  tasks: list('任务', '主要任务', leaf('任务', '一项')),
  points: list('看点', '巡察这一行要看什么', leaf('看点', '一项')),
  risks: list('风险', '廉洁风险点', leaf('风险', '一项')),
  wish: list('期望', '结尾的期望，接在“推动”后面', leaf('期望', '一句')),
}
const record = {
  scope: maybe(leaf('范围', '哪一段时间、哪几轮')),
  figures: leaf('数据', '“巡察党组织128个，反馈问题5106个”，照录，不加总'),
  found: maybe(leaf('反馈', '数据里整改以外的各项：“反馈问题41个”')),
  mended: maybe(leaf('整改', '数据里说整改的各项：“完成整改39个”')),
  left: maybe(leaf('尚有', '反馈问题减去完成整改：“2个”；两项都写了、量词一样、还有没改完的才有')),
}
const unit = {
  name: leaf('名称', '全称'),
  short: leaf('简称', '简称；没有简称的用全称'),
  party: leaf('党组织', '党组 党委 党工委 党总支 党支部；没写明或是一组单位时作“党组织”，写“无”时作“领导班子”'),
  body: leaf('党组织全称', '简称加党组织：县卫健委党委'),
  type: leaf('类型', '常规 专项 回头看 …'),
  theme: maybe(leaf('主题', '专项的主题')),
  collective: flag('集体三资', '主题是农村集体“三资”（资金、资产、资源）'),
  theme_kind: leaf('主题类', '主题讲的是什么：资金 资产 项目；别的和没有主题的是“其他”'),
  head: maybe(group('负责人', '单位负责人', person)),
  duty: maybe(leaf('职能', '职能')),
  vision: maybe(leaf('愿景', '愿景')),
  staff: leaf('人员', '干部职工 教职工 医务人员 …'),
  concerns: list('关注点', '轮次文件里写的关注点', leaf('关注点', '一项')),
  trade: maybe(
    group(
      '行业',
      '资料库里这一类单位的内容；类别不明时没有。名称是“中心”“站”、看不出类别的，用“事业单位”的内容',
      trade,
    ),
  ),
  record: list('以往成效', '对这个单位以往巡察的数据', v.object(record)),
  count: leaf('数量', '一组单位的个数'),
}
const focus = {
  id: leaf('编号', '资料库里的编号'),
  name: maybe(leaf('名称', '名称，不带引号；没有通行名称的没有这一项')),
  quoted: maybe(leaf('引称', '带引号的名称：“四个落实”')),
  items: list(
    '内容',
    '各项',
    v.object({ title: leaf('标题', '一项，按会议日期的表述'), detail: maybe(leaf('说明', '轮次文件里写的说明')) }),
  ),
  count: leaf('项数', '几项'),
}
const heardPerson = {
  ...person,
  points: list('要点', '讲了哪几点：轮次文件写的要点，或已生成的讲话的章标题', leaf('要点', '一点')),
}
const heard = {
  entry_team: maybe(group('组长动员', '组长动员的讲话人', heardPerson)),
  entry_leader: maybe(group('领导动员', '领导动员的讲话人', heardPerson)),
  pledge: maybe(group('表态发言', '表态发言人，几位时是第一位', heardPerson)),
  deployment: maybe(group('部署讲话', '部署讲话的讲话人', heardPerson)),
}
const otherItem = {
  item: leaf('事项', '宣读 通报 …'),
  object: maybe(leaf('内容', '事项的内容，几项用顿号连接')),
  by: maybe(group('由', '由谁', person)),
}

/** The data of one speech. */
export const viewSchema = v.object({
  round: group('轮次', '这一轮巡察', {
    name: leaf('名称', '十三届县委第一轮巡察'),
    term: maybe(leaf('届次', '届次')),
    number: maybe(leaf('轮序', '第几轮')),
    type: leaf('类型', '类型'),
    measure: leaf('称', '“这一轮”的“轮”；名称里写“第四批”的是“批”'),
    theme: maybe(leaf('主题', '专项的主题')),
    collective: flag('集体三资', '主题是农村集体“三资”（资金、资产、资源）'),
    start: maybe(leaf('开始', '2026年8月3日')),
    end: maybe(leaf('结束', '2026年10月30日')),
    duration: maybe(leaf('时长', '三个月；没写的由开始和结束算出')),
    entry_by: maybe(leaf('进驻截止', '日期')),
    petition_until: maybe(leaf('信访截止', '日期')),
    method: maybe(leaf('方式', '一拖二')),
    basis: maybe(leaf('依据', '按照……，不带句号')),
    units: leaf('单位数', '这一轮的单位总数'),
    teams: leaf('组数', '巡察组的个数'),
  }),
  committee: group('派出党组织', '派出巡察组的党组织', {
    short: leaf('简称', '县委'),
    name: maybe(leaf('全称', '全称')),
    place: maybe(leaf('地区', '某某县')),
    whole: leaf('全域', '全省 全市 全县 全区 全系统 全校 全公司'),
    above: leaf('上级', '党中央和省委、市委'),
    chain: leaf('各级', '上级加上本级：党中央和省委、市委、县委'),
  }),
  local: maybe(
    group('属地党组织', '提级、交叉、联动时被巡察单位所在地的党组织', {
      short: leaf('简称', '某某区委'),
      place: maybe(leaf('地区', '某某区')),
    }),
  ),
  inspection: leaf('巡察', '“巡察”；省一级是“巡视”'),
  unit: group('单位', '这次会议的单位；几家合开时是合称', unit),
  units: list('各单位', '这次会议的所有单位', v.object(unit)),
  several: flag('多家', '几家单位合开'),
  alike: list(
    '同类',
    '这次会议的单位，要了解的相同的归在一起：类别相同的、没有类别的、“回头看”的；写了关注点的和专项的不在内',
    v.object({
      units: leaf('单位', '单位简称，用顿号连接'),
      type: leaf('类型', '常规 回头看 …'),
      points: list('看点', '同“单位.行业.看点”；没有类别的和“回头看”的没有', leaf('看点', '巡察这一行要看什么')),
    }),
  ),
  groups: list(
    '分类',
    '这一轮的单位按类型归拢，如常规6家、专项2家',
    v.object({
      type: leaf('类型', '常规 专项 …'),
      theme: maybe(leaf('主题', '专项的主题')),
      units: leaf('单位', '单位简称，用顿号连接'),
      count: leaf('数量', '几家'),
    }),
  ),
  teams: list(
    '各组',
    '这一轮的巡察组',
    v.object({
      name: leaf('名称', '县委第一巡察组'),
      leader: maybe(group('组长', '组长', person)),
      units: maybe(leaf('单位', '负责的单位简称，用顿号连接')),
      bodies: maybe(leaf('党组织', '负责的单位的党组织，用顿号连接：县教育局党组、河口镇党委')),
    }),
  ),
  team: maybe(
    group('巡察组', '这次会议的巡察组', {
      name: leaf('名称', '县委第一巡察组'),
      leader: maybe(group('组长', '组长', person)),
      deputies: list('副组长', '副组长', v.object(person)),
      size: maybe(leaf('人数', '人数')),
      contact: group('联系方式', '没写的没有，写“待补”的留空；一样也没写的，组长动员里电话、邮政信箱、接访时间留空', {
        phone: maybe(leaf('值班电话', '值班电话')),
        sms: maybe(leaf('短信', '短信号码')),
        mailbox: maybe(leaf('邮政信箱', '邮政信箱')),
        email: maybe(leaf('电子邮箱', '电子邮箱')),
        box: maybe(leaf('意见箱', '意见箱设在哪里')),
        hours: maybe(leaf('接访时间', '接访时间')),
      }),
    }),
  ),
  meeting: group('会议', '这次会议', {
    name: leaf('名称', '会议名称'),
    date: leaf('日期', '2026年8月5日'),
    year: leaf('年份', '2026年'),
    place: maybe(leaf('地点', '地点')),
    time: maybe(leaf('时间', '下午')),
    video: flag('视频', '视频会'),
    chair: maybe(group('主持', '主持人', person)),
    attendance: list('参会', '参会人员', leaf('参会', '一类人')),
    below: list(
      '所属',
      '参会里来了负责人的下属单位，如“县直学校主要负责人”的县直学校；机关的部门、支部不算',
      leaf('所属', '县直学校'),
    ),
    headcount: maybe(leaf('人数', '160余人')),
    pledges: list('表态', '这次会上表态发言的人', v.object(person)),
  }),
  agenda: list(
    '议程',
    '会议的全部议程（主持词除外），连续的表态发言并作一项',
    v.object({
      speech: maybe(leaf('讲话', '讲话种类；不是讲话的没有')),
      item: maybe(leaf('事项', '宣读 通报 …；是讲话的没有')),
      object: maybe(leaf('内容', '事项的内容')),
      people: list('人员', '讲话人、发言人或由谁，几位表态发言时是几位', v.object(person)),
      called: maybe(leaf('称呼', '人员的称呼，用顿号连接')),
      self: flag('自讲', '就是主持人自己'),
    }),
  ),
  guests: list(
    '到会',
    '主持人要介绍的人：讲话和宣读的人，职务高的在前，不含主持人自己和表态的人；组长之后是副组长和巡察组的其他同志，参会里写了的不重复',
    leaf('到会', '称呼'),
  ),
  agenda_count: leaf('议程数', '议程有几项，主持词写“共有{{汉字 议程数}}项议程”'),
  host_of_unit: flag('本单位', '讲话人（主持人）是被巡察单位的人，不是巡察组或上级的人'),
  in_charge: flag('本人负责', '讲话人是被巡察单位的主要负责人：同单位负责人是一个人，或没写明、职务里没有“副”字'),
  pledges: flag('本人表态', '讲话人（主持人）自己也在这次会上作表态发言'),
  chairs: flag('主持并讲话', '讲话人就是主持人：讲话要兼作开场和散会'),
  leads: flag('本人任组长', '讲话人就是巡察组组长；没写明时也算'),
  speaker: group('讲话人', '这篇讲话的讲话人；职务前带着单位、巡察组的名称，同题目下面的一行', person),
  said: group('已讲', '在前面讲过话的人，按讲话种类', heard),
  next: group('将讲', '后面还要讲话的人，按讲话种类', heard),
  done: list('已办', '前面进行过的其他议程', v.object(otherItem)),
  focus: group('重点', '监督重点', focus),
  more_focus: list('其他重点', '第二个以后的重点', v.object(focus)),
  context: list('背景', '背景从句，不带句号', leaf('背景', '一句')),
  slogans: list('本地战略', '本地战略', leaf('本地战略', '一项')),
  extended: list('延伸', '延伸巡察的对象，如“36个村（社区）”；只有这次会议该讲的', leaf('延伸', '一项')),
  extended_groups: list(
    '延伸分类',
    '延伸按是什么归拢，要说看什么时用；一项也没有时没有',
    v.object({
      kind: leaf('类别', '学校 村社区 医疗机构 企业；别的和几样合说的是“其他”'),
      bodies: leaf('对象', '“6所乡镇学校”，几项用顿号连接'),
    }),
  ),
  record: list('以往成效', '以往成效', v.object(record)),
  chapters: leaf('章数', '正文共几章，用来写“讲几点意见”'),
  brief: flag('简', '篇幅为“简”'),
  detailed: flag('详', '篇幅为“详”'),
})

/** The data of one speech, as the plan fills it. */
export type View = v.InferOutput<typeof viewSchema>
export type UnitView = View['unit']
export type PersonView = View['speaker']
export type FocusView = View['focus']
