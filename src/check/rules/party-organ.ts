import type { PartyOrganisation, Round } from '../../model/round.ts'
import { openCover } from '../cover.ts'
import { isOfName } from '../hits.ts'
import { literally } from '../mentions/mention.ts'
import type { Reading, Rule } from '../rule.ts'
import type { Told } from '../told.ts'
import { placed } from '../told.ts'
import { inTitle, wholeOf } from '../whole.ts'

type Organ = Exclude<PartyOrganisation, '无'>
const organ = '党组|党委|党工委|党总支|党支部'
const named = new RegExp(`(?<!机关|基层|直属|所属|下属|系统)(${organ})(?!织|（|\\(|成员单位|和政府|政府|、)`, 'gu')
/** a body's own name: where it is, what it is called, what it is */
const body =
  /^[省市县区旗州乡镇街]?\p{Script=Han}*(?:局|委|厅|院|会|联|[乡镇村]|街道|公司|集团|中心|学校|中学|小学|大学|社区)$/u
const impossible =
  /(?:[乡镇](?!村)(?:人民政府)?|(?<![\p{Script=Han}]街道)村|社区|(?:中心)?卫生院|(?:人民|中医)医院|(?:第[一二三四五六七八九十]+|实验|高级)?(?:中学|小学)|职业学院)党组(?!织)/gu

/** 党组 and 党委 mixed for one body: within the text, against the round, or against what kind of body it is. */
export const partyOrgan: Rule = {
  id: 'party-organ',
  severity: 'error',
  about: '同一个单位一处写党组、一处写党委，或者与轮次文件写的党组织、与单位性质不符。',
  example: { wrong: '希望县卫健委党组……县卫健委党委要扛起责任', right: '希望县卫健委党委……县卫健委党委要扛起责任' },
  find: (reading) => {
    const whole = wholeOf(reading.manuscript)
    const known = reading.round === undefined ? [] : againstRound(reading.round, whole.text)
    const told = [...known, ...againstKind(whole.text), ...mixed(reading, whole.text)]
    const taken = openCover()
    return told
      .filter(({ at, end }) => {
        const first = !taken.touches(at, end)
        taken.add(at, end)
        return first
      })
      .map((one) => placed(whole, one))
  },
}

const matchers = new WeakMap<Round, { readonly pattern: RegExp; readonly organs: ReadonlyMap<string, Organ> }>()

/** The units of the round by their names: each has one party organisation. */
function matcherOf(round: Round) {
  const known = matchers.get(round)
  if (known !== undefined) return known
  const organs = new Map<string, Organ>()
  for (const { name, short, party, count } of round.units)
    if (party !== undefined && party !== '无' && count === 1)
      for (const each of [name, short ?? name]) if (each.length > 1) organs.set(each, party)
  const committee = new RegExp(`^(.{2,})(${organ})$`, 'u').exec(round.committee.short)
  if (committee !== null) organs.set(committee[1] ?? '', committee[2] as Organ)
  // 法院 may be the end of another body's name (市中级法院): as a name of its own it follows no name
  const names = Array.from(organs.keys())
    .toSorted((a, b) => b.length - a.length)
    .map((name) =>
      name.length > 2
        ? literally(name)
        : `(?<=^|\\P{Script=Han}|[经对受由向以是为在和同与及表了把被让请按照据到察视])${literally(name)}`,
    )
  const pattern = new RegExp(`(${names.join('|') || '(?!)'})(${organ})(?!织|（|\\(|成员单位)`, 'gu')
  const made = { pattern, organs }
  matchers.set(round, made)
  return made
}

function againstRound(round: Round, text: string): readonly Told[] {
  const { pattern, organs } = matcherOf(round)
  return Array.from(text.matchAll(pattern)).flatMap((hit): readonly Told[] => {
    const [, name = '', said = ''] = hit
    const right = organs.get(name)
    // A committee may have branches below it and a party group may have them in its office: only the three at the top are told
    if (right === undefined || right === said || isBranch(said) !== isBranch(right) || inTitle(text, hit.index))
      return []
    const at = hit.index + name.length
    return [
      {
        at,
        end: at + said.length,
        message: `轮次文件里${name}是${right}，这里写成了“${said}”。`,
        hint: '改成一致；如果轮次文件写错了，改轮次文件。',
        fix: right,
      },
    ]
  })
}

const isBranch = (said: string): boolean => said === '党总支' || said === '党支部'

function againstKind(text: string): readonly Told[] {
  return Array.from(text.matchAll(impossible)).flatMap((hit): readonly Told[] => {
    if (inTitle(text, hit.index)) return []
    const at = hit.index + hit[0].length - 2
    return [
      {
        at,
        end: at + 2,
        severity: 'warning',
        message: `“${hit[0]}”：这样的单位设党委（党总支、党支部），不设党组。`,
        hint: '核对单位的党组织。',
      },
    ]
  })
}

/** Two organs of one body: what stands before both ends alike, in a whole name that says where the body is. */
function mixed({ round }: Reading, text: string): readonly Told[] {
  const said = Array.from(text.matchAll(named)).filter((hit) => !isBranch(hit[0]) && !inTitle(text, hit.index))
  if (new Set(said.map(([words]) => words)).size < 2) return []
  const all = said.map((hit) => ({ before: nameBefore(text, hit.index), said: hit[0], at: hit.index }))
  const known = round === undefined ? undefined : matcherOf(round).organs
  /** what was said before, by the end of the body's name: names that are alike end alike */
  const earlier = new Map<string, (typeof all)[number][]>()
  return all.flatMap((one): readonly Told[] => {
    const end = one.before.slice(-3)
    const alike = earlier.get(end) ?? []
    earlier.set(end, alike)
    const other = alike.find((each) => each.said !== one.said && sameBody(each.before, one.before) !== undefined)
    // The first of them is told; bodies whose names end alike are few
    if (alike.length < 100 && !alike.some((each) => each.said === one.said && each.before === one.before))
      alike.push(one)
    const name = other === undefined ? undefined : sameBody(other.before, one.before)
    if (other === undefined || name === undefined || known?.has(name) === true) return []
    return [
      {
        at: one.at,
        end: one.at + one.said.length,
        severity: 'warning',
        message: `${name}前面写的是${other.said}，这里写成了“${one.said}”。`,
        hint: '同一个单位的党组织要一致，核对是哪一种。',
      },
    ]
  })
}

/** The Chinese before an offset, 〇 as in 二〇一医院 with it, as much as a body's name can have; nothing where it is no name. */
function nameBefore(text: string, to: number): string {
  let from = to
  while (from > Math.max(0, to - 16) && isOfName(text.charAt(from - 1))) from--
  return to - from < 2 ? '' : text.slice(from, to)
}

/** The common end of what stands before two organs, if it is a body's whole name: 市城管局, 东河镇. */
function sameBody(a: string, b: string): string | undefined {
  let length = 0
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++
  const common = b.slice(b.length - length)
  const start = /[省市县区旗州](?=\p{Script=Han}{2})/u.exec(common)
  const name = start === null ? common : common.slice(start.index)
  return name.length >= 3 &&
    body.test(name) &&
    !/(?:各|有关|被巡[察视]|所属|该|本|其他)/u.test(name) &&
    (start !== null || /[乡镇]$/u.test(name))
    ? name
    : undefined
}
