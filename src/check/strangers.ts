import type { Catalogue, Region } from '../model/catalogue.ts'
import type { Told } from './told.ts'
import { sentenceAt } from './whole.ts'

/** A place that a text names by its official name. */
interface Named {
  readonly at: number
  readonly end: number
  readonly words: string
  readonly region: Region
  /** whether its committee, government or people are meant: 某市委, 某市的要求 */
  readonly asOwn: boolean
}

interface Names {
  readonly regions: ReadonlyMap<string, Region>
  /** from the longest to the shortest */
  readonly lengths: readonly number[]
}

const made = new WeakMap<Catalogue, Names>()
/** What may stand before the name of a city; behind other characters it may be the end of another word (营运城市). */
const before = /[^\p{Script=Han}]|[省区市我]|[在到于对和与及从由是至赴向]|[同经以为让给将把照据受按]/u
const own = /^(?:委(?!员|托|派)|政府|人民政府|纪委|监委|人大|政协|巡察|(?:委)?的(?:要求|部署|安排)|各级|上下)/u
/** Sentences that speak of other places for a reason. */
const elsewhere =
  /考察|视察|调研|学习借鉴|经验|先进|对口|援|帮扶|协作|合作|交流|赴|前往|来自|[召举][开行办]|强调|指出|省际|异地|交叉|案|通报|典型|曝光|中央|总书记|会议|驻|籍|出生|任职|调任|原/u

/**
 * Places of another province than the one that the text names most, and committees of another city of its own. Only
 * official names count; a text that names no province or city twice has no home to compare with.
 */
export function strangePlaces(text: string, catalogue: Catalogue, known: string): readonly Told[] {
  const all = placesIn(text, catalogue)
  const [home, others] = mostOf(all, ({ region }) => region.name)
  if (home === undefined) return []
  const city = mostOf(
    all.filter(({ region, words }) => region.name === home && words !== home),
    ({ words }) => words,
  )[0]
  return all.flatMap(({ at, end, words, region, asOwn }): readonly Told[] => {
    const sentence = sentenceAt(text, at).text
    const far = region.name !== home && others.has(region.name)
    const near = region.name === home && city !== undefined && words !== city && words !== home && asOwn
    if ((!far && !near) || known.includes(words) || elsewhere.test(sentence)) return []
    const here = far ? home : city
    return [
      {
        at,
        end,
        severity: far && asOwn ? 'warning' : 'info',
        message: `这一篇说的是${here}，这里写的是“${words}”，可能是从别的稿子带来的。`,
        hint: '核对地名；确实要提到的，加进自己的词。',
      },
    ]
  })
}

/** What is named most, at least twice; and what is named less than half as often. */
function mostOf(
  all: readonly Named[],
  key: (named: Named) => string,
): readonly [most: string | undefined, less: ReadonlySet<string>] {
  const counts = new Map<string, number>()
  for (const each of all) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1)
  const [[most, count] = ['', 0], ...rest] = Array.from(counts).toSorted((a, b) => b[1] - a[1])
  if (count < 2 || rest.some(([, other]) => other * 2 > count)) return [undefined, new Set()]
  return [most, new Set(rest.map(([name]) => name))]
}

function placesIn(text: string, catalogue: Catalogue): readonly Named[] {
  let names = made.get(catalogue)
  if (names === undefined) made.set(catalogue, (names = namesOf(catalogue)))
  const found: Named[] = []
  // Every name ends in one of these: much cheaper than a pattern of hundreds of names
  for (const { index } of text.matchAll(/[省市州盟区]/gu)) {
    const end = index + 1
    for (const length of names.lengths) {
      const words = text.slice(end - length, end)
      const region = words.length === length ? names.regions.get(words) : undefined
      if (region === undefined) continue
      const at = end - length
      const alone = words === region.name || at === 0 || before.test(text.charAt(at - 1))
      if (alone && text.charAt(end) !== '场')
        found.push({ at, end, words, region, asOwn: own.test(text.slice(end, end + 4)) })
      break
    }
  }
  return found
}

function namesOf({ regions }: Catalogue): Names {
  const byName = new Map(regions.flatMap((region) => [region.name, ...region.places].map((name) => [name, region])))
  const lengths = [...new Set(Array.from(byName.keys(), (name) => name.length))].toSorted((a, b) => b - a)
  return { regions: byName, lengths }
}

const local = /([市县区旗州]委)(?:第[一二三四五六七八九十]+)?巡察/u
/** A party group of a ministry, and what a ministry's text says of those above it; with a name it is meant. */
const ministry =
  /(?<!\p{Script=Han})部党组|(?<=[据由经按照对和与及在是了])部党组|(?<=(?:中央|党中央|上级)、)部委(?=新|要求|精神|部署|的)/gu

/** 部党组 in a text about a city's inspection. */
export function strangeOrgans(text: string): readonly Told[] {
  const committee = local.exec(text)?.[1]
  if (committee === undefined || !/部党组|、部委/u.test(text)) return []
  const hits = Array.from(text.matchAll(ministry))
  if (text.split(committee).length - 1 < 3 * hits.length) return []
  return hits.map((hit) => ({
    at: hit.index,
    end: hit.index + hit[0].length,
    message: `这一篇说的是${committee}的巡察，这里写的是“${hit[0]}”，可能是从别的稿子带来的。`,
    hint: '核对是哪一级；确实说的是某个部的，写出名称。',
  }))
}
