import type { Round } from '../../model/round.ts'
import type { Rule } from '../rule.ts'
import type { Told } from '../told.ts'
import { placed } from '../told.ts'
import { strangeOrgans, strangePlaces } from '../strangers.ts'
import { inTitle, sentenceAt, wholeOf } from '../whole.ts'

/**
 * What stands before 县委 or 市政府 where no place does: words with a character that names of places do not have, and
 * verbs. It is about what is general, not about facts; a place that is missed is better than a verb that is told.
 */
const general =
  /[的了把被也要不在经稍替开看作好过为从向对到是有和与及就都还又请让使给受由据按照以后前并将各全我本你该这那一二三四五六七八九十两几每个家所于其他它们等党省县市区委级内外同随当按报或跟靠听讲说做成来去会能应须必敢更最很已曾被因故但而且则若如比至自即某直辖城超]|落实|列入|贯彻|根据|围绕|坚持|紧跟|代表|服从|通过|维护|拥护|支持|配合|领会|遵循|体现|执行|学习|传达|聚焦|推动|推进|接受|感谢|欢迎|恳请|敬请|拜托|维持|融入|服务|影响|辜负|希望|期待|展示|展现|强化|加强|反映|送达|抄送|汇总|移交|协助|协调|兄弟|相关|部分|整体|周边|邻近|附近/u
/** 县 or 市 first, for which the text is searched; the name is what stands before it. */
const place =
  /[县市](?<=(?:^|[，。、；：！？“（\s在])\p{Script=Han}{2}.)(?:委(?!员|托|派)|政府|人民政府|纪委|监委|人大常委会|政协(?!委员))/gmu
const governed =
  /(?:希望|请|要求|相信|期待|对|进驻|巡察)([省市县区旗州][\p{Script=Han}]{1,12}?(?:局|委员会|办公室|中心|公司|集团|医院|学校|学院|联合会|联|委|办|院))(党组|党委|党工委|党总支|党支部)(?!织|成员单位)/gu
const whole = /我(省|市|县|区|旗|州|校)(?![委直内外属级])/gu

/** Places, units and committees of another text: strangers in the text itself, and what the round does not know. */
export const residue: Rule = {
  id: 'residue',
  severity: 'warning',
  about:
    '从别的稿子带来的：外地的地名，市县稿子里的“部党组”；给出 --round 时，还有轮次文件没有的地名、单位、派出党组织。',
  example: {
    given: '轮次文件里派出党组织是县委',
    wrong: '按照市委第三巡察组的安排开展工作。',
    right: '按照县委第一巡察组的安排开展工作。',
  },
  find: ({ manuscript, catalogue, round, words }) => {
    const all = wholeOf(manuscript)
    const known = round === undefined ? '' : knownIn(round)
    return [
      ...strangePlaces(all.text, catalogue, known),
      ...strangeOrgans(all.text),
      ...(round === undefined ? [] : againstRound(all.text, round, known)),
    ]
      .filter(({ at, end }) => !inTitle(all.text, at) && !words.includes(all.text.slice(at, end)))
      .map((one) => placed(all, one))
  },
}

const againstRound = (text: string, round: Round, known: string): readonly Told[] => [
  ...committees(text, round),
  ...places(text, known),
  ...units(text, known),
  ...wholes(text, round),
]

const texts = new WeakMap<Round, string>()

/** Everything that the round says, in one text: what stands in it anywhere is known. */
function knownIn(round: Round): string {
  const before = texts.get(round)
  if (before !== undefined) return before
  const text = JSON.stringify(round)
  texts.set(round, text)
  return text
}

/** 市委第三巡察组, 受市委委托 in a county's round. A round that is led from above or shared speaks of both. */
function committees(text: string, round: Round): readonly Told[] {
  const own = /^(?:中共)?.*?([省市县区旗州])委$/u.exec(round.committee.short)?.[1]
  const shared =
    round.local !== undefined ||
    [round.type, ...round.units.map(({ type }) => type)].some((type) => ['提级', '交叉', '联动'].includes(type))
  if (own === undefined || shared) return []
  const others = Array.from('省市县区旗州')
    .filter((letter) => letter !== own && letter !== '省')
    .join('')
  const pattern = new RegExp(
    `([${others}])委(?:第[一二三四五六七八九十]+巡察组|巡察组|巡察工作领导小组(?:办公室)?的?(?:安排|部署|授权|委托))|(?:受|经)([${others}])委(?:的)?(?:委托|授权|同意|批准)`,
    'gu',
  )
  return Array.from(text.matchAll(pattern)).flatMap((hit): readonly Told[] => {
    const { text: sentence, offset } = sentenceAt(text, hit.index)
    if (/[县市区]）?$/u.test(sentence.slice(0, offset)) || /各|上级|去年|曾|先后|接受了/u.test(sentence)) return []
    return [
      {
        at: hit.index,
        end: hit.index + hit[0].length,
        message: `这一轮的派出党组织是${round.committee.short}，这里写的是“${hit[0]}”。`,
        hint: '可能是从别的稿子带来的，核对是哪一级。',
      },
    ]
  })
}

function places(text: string, known: string): readonly Told[] {
  return Array.from(text.matchAll(place)).flatMap((hit): readonly Told[] => {
    const at = hit.index - 2
    const name = text.slice(at, at + 3)
    if (general.test(name.slice(0, -1)) || known.includes(name)) return []
    return [
      {
        at,
        end: at + name.length,
        message: `轮次文件里没有“${name}”，可能是从别的稿子带来的。`,
        hint: '核对地名；确实要提到的，加进自己的词。',
      },
    ]
  })
}

/** A body that the text addresses as the one that is inspected, with its party organisation. */
function units(text: string, known: string): readonly Told[] {
  return Array.from(text.matchAll(governed)).flatMap((hit): readonly Told[] => {
    const name = hit[1] ?? ''
    if (known.includes(name) || /各|被巡|有关|级|派组|派出|派驻|巡察|巡视|决定|同意/u.test(name)) return []
    const at = hit.index + hit[0].indexOf(name)
    return [
      {
        at,
        end: at + name.length,
        message: `轮次文件里没有“${name}”，可能是从别的单位的稿子带来的。`,
        hint: '核对单位名称；简称不同的，把稿子里的简称写进 简称。',
      },
    ]
  })
}

/** 我县 in a city's text. A county may say 我市 of the city that it belongs to. */
function wholes(text: string, round: Round): readonly Told[] {
  const rank = ['省', '市', '县']
  const level = rank.indexOf(round.committee.level)
  const own = round.committee.short.at(-2) ?? ''
  if (level < 0 || !round.committee.short.endsWith('委')) return []
  return Array.from(text.matchAll(whole)).flatMap((hit): readonly Told[] => {
    const letter = hit[1] ?? ''
    const wrong =
      level === 2
        ? ['县', '区', '旗'].includes(letter)
        : rank.indexOf(letter === '区' || letter === '旗' ? '县' : letter) > level || letter === '校'
    if (!wrong || letter === own || sentenceAt(text, hit.index).text.includes('“')) return []
    return [
      {
        at: hit.index,
        end: hit.index + hit[0].length,
        message: `这一轮的派出党组织是${round.committee.short}，这里写的是“${hit[0]}”。`,
        hint: `应为“我${own}”，或者是从别的稿子带来的。`,
      },
    ]
  })
}
