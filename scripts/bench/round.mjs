// A round of n units that are all different, two speeches each, with nothing to be said against it: what the benchmark
// builds. As a program: node scripts/bench/round.mjs 500 > round.yaml
import { fileURLToPath } from 'node:url'

/** What units are called, their party organisation, and the catalogue's kind. */
const kinds = [
  ['财政局', '党组', '财政'],
  ['水利局', '党组', '水利'],
  ['教育局', '党组', '教育'],
  ['审计局', '党组', '审计'],
  ['交通运输局', '党组', '交通运输'],
  ['农业农村局', '党组', '农业农村'],
  ['卫生健康局', '党委', '卫生健康'],
  ['自然资源局', '党组', '自然资源'],
  ['商务局', '党组', '商务'],
  ['应急管理局', '党委', '应急管理'],
  ['第一中学', '党总支', '中小学校'],
  ['实验小学', '党支部', '中小学校'],
  ['人民医院', '党委', '公立医院'],
  ['中医院', '党委', '公立医院'],
  ['城建集团', '党委', '城投企业'],
  ['自来水公司', '党总支', '公用事业企业'],
  ['农商银行', '党委', '金融机构'],
  ['图书馆', '党支部', '事业单位'],
  ['城关街道', '党工委', '街道'],
  ['东河镇', '党委', '乡镇'],
]
const places = [
  '东',
  '南',
  '西',
  '北',
  '上',
  '下',
  '前',
  '后',
  '大',
  '小',
  '新',
  '长',
  '高',
  '清',
  '白',
  '金',
  '双',
  '平',
  '安',
]
const features = ['河', '山', '湖', '岭', '泉', '坪', '塘', '湾', '桥', '源', '川', '原', '港', '洲']
const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐'
const stems = '甲乙丙丁戊己庚辛壬癸'
const digits = '零一二三四五六七八九'

/** 1 to 9999 as a Chinese numeral. */
function numeral(n) {
  const ranks = ['', '十', '百', '千']
  const text = Array.from(String(n))
    .map((digit, i, all) => (digit === '0' ? '零' : digits[Number(digit)] + ranks[all.length - 1 - i]))
    .join('')
    .replaceAll(/零+/gu, '零')
    .replace(/零$/u, '')
  return text.replace(/^一十/u, '十')
}

/** No two are called alike, so that no speech can be taken to speak of somebody else: 赵某甲乙. */
const person = (n) =>
  surnames[n % surnames.length] +
  '某' +
  stems[Math.floor(n / surnames.length) % stems.length] +
  stems[Math.floor(n / surnames.length / stems.length) % stems.length]

const unit = (n) => {
  const [called, party, kind] = kinds[n % kinds.length]
  const at = Math.floor(n / kinds.length)
  return {
    name: `${places[at % places.length]}${features[Math.floor(at / places.length) % features.length]}县${called}`,
    kind,
    party,
  }
}

/**
 * The text of a round file.
 * @param units how many, up to 5 000
 * @param plain nothing but teams and units: the largest rounds would else be longer than a round file may be
 */
export function roundText(units, { plain = false } = {}) {
  const perTeam = 6
  const all = Array.from({ length: units }, (_, i) => ({
    ...unit(i),
    head: person(2 * i),
    leader: person(2 * Math.floor(i / perTeam) + 1),
  }))
  const teams = Array.from({ length: Math.ceil(units / perTeam) }, (_, i) => {
    const called = all.slice(i * perTeam, (i + 1) * perTeam).map((each) => each.name)
    const reached = `, size: 7, contact: {phone: 0000-${1_000_000 + i}, mailbox: 市第${i + 1}号信箱, hours: 工作日8时至18时}`
    return `  - {name: 市委第${numeral(i + 1)}巡察组, leader: ${person(2 * i + 1)}, units: [${called.join(', ')}]${plain ? '' : reached}}`
  })
  const lines = all.map((each, i) => {
    const more = `, head: {name: ${each.head}, title: 主要负责人}, duty: 承担第${numeral((i % 90) + 1)}类公共服务`
    return `  - {name: ${each.name}, kind: ${each.kind}, party: ${each.party}${plain ? '' : more}}`
  })
  const meetings = all.map(
    (each, i) =>
      `  - {kind: 进驻动员会, date: 2026-08-${String(8 + (i % 20)).padStart(2, '0')}, team: 市委第${numeral(Math.floor(i / perTeam) + 1)}巡察组, units: [${each.name}], agenda: [{speech: 组长动员}, {speech: 领导动员, speaker: {name: 钱某, title: 市委巡察工作领导小组成员}}]}`,
  )
  return `round: {name: 九届市委第二轮巡察, committee: 市委, start: 2026-08-06, end: 2026-10-31, petition_until: 2026-10-20, basis: 按照市委巡察工作五年规划安排}
focus: [四个聚焦]
teams:
${teams.join('\n')}
units:
${lines.join('\n')}
${plain ? '' : `meetings:\n${meetings.join('\n')}\n`}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(roundText(Number(process.argv[2] ?? 12)))
