import { distance } from 'fastest-levenshtein'
import type { Catalogue } from '../../model/catalogue.ts'
import { chineseOrdinal } from '../../model/numerals.ts'
import { correctionsIn } from '../corrections.ts'
import { factualKinds } from '../lexicon/corrections.ts'
import { openCover } from '../cover.ts'
import { looksAhead } from '../looking-back.ts'
import { lexiconOf } from '../lexicon.ts'
import { documentsNamed } from '../mentions/documents.ts'
import { bareTitle, titlesIn } from '../mentions/titles.ts'
import { lastNumber, numberedEventsIn } from '../mentions/events.ts'
import type { Reading, Rule } from '../rule.ts'
import type { Told } from '../told.ts'
import { placed } from '../told.ts'
import { wholeOf } from '../whole.ts'

/** Titles of documents, names of congresses and plenary sessions, numbers of rounds that are not what they are called. */
export const officialNames: Rule = {
  id: 'official-names',
  severity: 'error',
  about: '文件、会议、活动的名称写错，或者没有这一次会议、这一轮巡视。',
  example: { wrong: '《中国共产党纪律处份条例》', right: '《中国共产党纪律处分条例》' },
  find: (reading) => {
    const whole = wholeOf(reading.manuscript)
    const corrected = corrections(reading, whole.text)
    const taken = openCover(corrected.map(({ at, end }) => [at, end] as const))
    const told = [
      ...corrected,
      ...[...titles(reading, whole.text), ...congresses(whole.text), ...numbers(reading, whole.text)].filter(
        ({ at, end }) => !taken.touches(at, end),
      ),
    ]
    return told.map((one) => placed(whole, one))
  },
}

function corrections({ catalogue, date }: Reading, text: string): readonly Told[] {
  return correctionsIn(text, catalogue, factualKinds.titles, date).map(({ correction, at, end }) => ({
    at,
    end,
    severity: correction.severity,
    message: `“${text.slice(at, end)}”应为${correction.right.includes('《') ? correction.right : `“${correction.right}”`}。`,
    hint: '按正式名称改。',
  }))
}

/** What a title has of its own, without what many begin and end with. */
const core = (title: string): string =>
  title
    .replace(/^(?:中国共产党|中华人民共和国|中共中央(?:政治局)?关于|中共中央|关于)/u, '')
    .replace(/(?:工作条例|工作规则|工作规定|实施条例|条例|规定|准则|规则|意见|规划|办法|通知|法)$/u, '')

/**
 * Near misses of titles: one wrong character in what the title has of its own, if that is long enough, or in its frame.
 * 党校 for 党组 and 检察官 for 监察官 are other documents.
 */
function titles({ catalogue, words: own }: Reading, text: string): readonly Told[] {
  const known = Object.keys(lexiconOf(catalogue).documents)
  const nearest = new Map<string, readonly string[]>()
  return titlesIn(text).flatMap(({ at, words, bare }): readonly Told[] => {
    if (bare.length < 6 || documentsNamed(catalogue, bare).length > 0 || own.includes(words)) return []
    let near = nearest.get(bare)
    if (near === undefined) nearest.set(bare, (near = known.filter((name) => isNear(bare, name))))
    const [first] = near
    const meant = new Set(near.map((name) => documentsNamed(catalogue, name)[0]))
    const [right] = meant
    if (first === undefined || right === undefined || meant.size > 1) return []
    const whole = bareTitle(right.title) === first ? right.title : first
    const same = Array.from(bare).length === Array.from(first).length
    const trial = /（试行）|\(试行\)/u.exec(words)
    return [
      {
        at,
        end: at + words.length,
        severity: same ? 'error' : 'warning',
        message: `《${words}》与《${whole}》只差一个字，可能写错了。`,
        hint: `如果指的是后者，改成《${whole}》；如果是本地文件，可以加进自己的词。`,
        ...(same && trial === null && !/[（〈“]/u.test(words) ? { fix: whole } : {}),
      },
    ]
  })
}

function isNear(cited: string, name: string): boolean {
  if (Math.abs(cited.length - name.length) > 1 || distance(cited, name) !== 1) return false
  const [citedCore, nameCore] = [core(cited), core(name)]
  if (/巡察|实施/u.test(citedCore) && !/巡察|实施/u.test(nameCore)) return false
  const inFrame = cited.includes(nameCore) && nameCore.length >= 2 && name.length - nameCore.length >= 2
  return inFrame || (nameCore.length >= 4 && cited.length >= 8)
}

const congress = /(?:中国共产党|中共)第(十[八九]|二十一?)次代表大会|党的第(十[八九]|二十一?)次代表大会/gu

/** The congress of the whole party is 全国代表大会; 中国共产党某省第十二次代表大会 is a local one. */
function congresses(text: string): readonly Told[] {
  return Array.from(text.matchAll(congress), (hit) => {
    const fix = hit[0].replace('次代表大会', '次全国代表大会')
    return {
      at: hit.index,
      end: hit.index + hit[0].length,
      message: `“${hit[0]}”少了“全国”二字。`,
      hint: `应为“${fix}”。`,
      fix,
    }
  })
}

/** Sessions and rounds with a number that their term never reached, or has not reached yet. */
function numbers({ catalogue, date }: Reading, text: string): readonly Told[] {
  const seen = new Set<string>()
  return numberedEventsIn(text, catalogue).flatMap(({ at, words, kind, term, number, event }): readonly Told[] => {
    if (event !== undefined || kind === 'congress' || seen.has(`${at}`)) return []
    const last = lastNumber(catalogue, kind, term)
    // A commission's first session is held with the congress and seldom spoken of: the catalogue does not have them all
    if (last === 0 || number <= last) return []
    const over = isOver(catalogue, term)
    // Of the running term the next ones are to come; they cannot have been held before the facts were verified
    if (!over && (date === undefined || date > catalogue.verified_until || looksAhead(text, at))) return []
    seen.add(`${at}`)
    const name = kind === 'central-round' ? '轮中央巡视' : kind === 'plenum' ? '次中央全会' : '次中央纪委全会'
    return [
      {
        at,
        end: at + words.length,
        message: `${term}届${over ? '只有' : '到现在有'}${chineseOrdinal(last)}${name}，没有“${words}”。`,
        hint: '核对届次和次数。',
      },
    ]
  })
}

/** Whether the next congress has been held, so that a term has no more sessions. */
function isOver({ events }: Catalogue, term: string): boolean {
  const terms = ['十八', '十九', '二十', '二十一']
  const next = terms[terms.indexOf(term) + 1]
  return events.some(({ kind, short }) => kind === 'congress' && short === `党的${next ?? ''}大`)
}
