import { numberOf, numeral } from '../../model/numerals.ts'
import type { Manuscript } from '../../model/manuscript.ts'
import { office } from '../people.ts'
import type { Finding, Rule } from '../rule.ts'
import { sentenceAt, wholeOf } from '../whole.ts'
import { grouped } from '../../model/grouped.ts'

/** Something that a text says of a thing that another text may say otherwise. */
interface Fact {
  readonly at: number
  readonly end: number
  /** what it is about: 职务 张建国, 巡察时间 */
  readonly about: string
  readonly value: string
}

const facts = new WeakMap<Manuscript, readonly Fact[]>()
const titled = new RegExp(
  `((?:[省市县区旗州]委|党组|党委)第[一二三四五六七八九十]+巡[察视]组(?:副?组长))(\\p{Script=Han}{2,3})同志`,
  'gu',
)
const period =
  /(?:(?:20\d\d)年)?\d{1,2}月\d{1,2}日(?:起|开始)?，?(?:[—－–~～-]{1,2}|至|到)(?:(?:20\d\d)年)?(?:\d{1,2}月)?\d{1,2}日/gu
const phone = /(?:值班|联系|举报|信访)?(?:电话|手机|短信)[^。；，\d]{0,10}(0\d{2,3}-\d{7,8}|1[3-9]\d{9})/gu
const email = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu
const agenda = new RegExp(`(?:共有?|有|分)(${numeral})项议程`, 'gu')
const team = /(?:[省市县区旗州]委|党组|党委)第[一二三四五六七八九十]+巡[察视]组/gu

/** Documents that were given together say the same of the same things. */
export const documentsAgree: Rule = {
  id: 'documents-agree',
  severity: 'warning',
  about: '一起检查的几份稿子互相矛盾：同一个职务的姓名、巡察时间、联系方式、议程项数。',
  example: {
    given: '主持词里是“县委第一巡察组组长张建国同志”',
    wrong: '刚才，县委第一巡察组组长张建军同志讲了话。',
    right: '刚才，县委第一巡察组组长张建国同志讲了话。',
  },
  find: ({ manuscript, others }) => {
    const same = others
      .filter((other) => other !== manuscript && sameMeeting(manuscript, other))
      .map((other) => ({ file: other.file, about: byAbout(factsOf(other)) }))
    if (same.length === 0) return []
    const whole = wholeOf(manuscript)
    return factsOf(manuscript).flatMap(({ at, end, about, value }): readonly Finding[] => {
      for (const { file, about: known } of same) {
        const said = known.get(about) ?? []
        if (said.length === 0 || said.some((fact) => fact.value === value)) continue
        const message = `${file} 里${about}是“${said[0]?.value ?? ''}”，这里是“${value}”。`
        return [{ ...whole.at(at, end), message, hint: '几份稿子要一致，核对是哪一份写错了。' }]
      }
      return []
    })
  },
}

const byAbout = (all: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> =>
  grouped(all.map((fact) => [fact.about, fact] as const))

/** Of one team and, where both say it, of one day: other meetings have other people, telephones and times. */
function sameMeeting(one: Manuscript, other: Manuscript): boolean {
  if (one.date !== undefined && other.date !== undefined && one.date !== other.date) return false
  const [own, others] = [teamsOf(one), teamsOf(other)]
  return own.size === 1 && others.size === 1 && [...own][0] === [...others][0]
}

const teamsOf = (manuscript: Manuscript): ReadonlySet<string> =>
  new Set(Array.from(wholeOf(manuscript).text.matchAll(team), ([name]) => name))

function factsOf(manuscript: Manuscript): readonly Fact[] {
  const before = facts.get(manuscript)
  if (before !== undefined) return before
  const { text } = wholeOf(manuscript)
  const all = (
    pattern: RegExp,
    read: (hit: RegExpExecArray) => readonly [about: string, value: string] | undefined,
  ): readonly Fact[] =>
    Array.from(text.matchAll(pattern)).flatMap((hit) => {
      const [about, value] = read(hit) ?? []
      return about === undefined || value === undefined
        ? []
        : [{ at: hit.index, end: hit.index + hit[0].length, about, value }]
    })
  const found = [
    // Deputies are several; of heads there is one
    ...all(titled, ([, title = '', name = '']) =>
      title.includes('副') || new RegExp(office, 'u').test(name) ? undefined : [title, name],
    ),
    ...all(period, (hit) => {
      const { text: sentence } = sentenceAt(text, hit.index)
      return /(?:本轮|这次|此次)巡[察视]|巡[察视]时间|进驻时间|现场巡[察视]/u.test(sentence)
        ? ['巡察时间', plain(hit[0])]
        : undefined
    }),
    ...all(phone, ([words, number = '']) => [words.includes('短信') ? '短信号码' : '电话', number]),
    ...all(email, ([address]) => ['电子邮箱', address]),
    ...all(agenda, ([, count = '']) => ['议程', `${numberOf(count) ?? count}项`]),
  ]
  facts.set(manuscript, found)
  return found
}

/** A period as it is compared: days only, whatever joins them. */
const plain = (words: string): string =>
  words.replaceAll(/20\d\d年|起|开始|，/gu, '').replace(/[—－–~～-]{1,2}|到/u, '至')
