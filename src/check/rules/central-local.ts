import { correctionsIn } from '../corrections.ts'
import { factualKinds } from '../lexicon/corrections.ts'
import type { Reading, Rule } from '../rule.ts'
import type { Told } from '../told.ts'
import { placed } from '../told.ts'
import { inTitle, sentenceAt, wholeOf } from '../whole.ts'

// Municipalities under the centre and autonomous regions inspect as 巡视
const municipality = '(?<!北京|天津|上海|重庆|自治)'
const countyInspects = new RegExp(
  `${municipality}[县旗州]委巡视(?!巡察|、巡察|和巡察|整改和|反馈意见)(?:工作领导小组(?:办公室)?|机构|办|干部|利剑)`,
  'gu',
)
const cityInspects = new RegExp(
  `${municipality}[市区]委巡视(?!巡察|、巡察|和巡察)(?:工作领导小组(?:办公室)?|机构|办(?!法)|干部)`,
  'gu',
)
const centreInspects =
  /(?<!中央单位|中央企业)(?:中央|省委|自治区党委)巡察(?:工作领导小组(?:办公室)?|机构|办(?!法)|干部)/gu
const resident = /中央纪委国家监委驻[^，。；]{1,16}纪检监察组/gu
const inspected = /被巡视(?!、?巡察|和巡察|\/巡察)(?:党组织|单位|地区)/gu
const ownTeam = /(?:[市县区旗州]委|党组|党委)(?:第[一二三四五六七八九十]+)?巡察组/u

/** Organs of the centre taken for local ones, and the reverse: the centre and the provinces 巡视, cities and counties 巡察. */
export const centralLocal: Rule = {
  id: 'central-local',
  severity: 'error',
  about: '把中央、省里的机构说成市县的，或者反过来：中央和省级是巡视，市县是巡察。',
  example: { wrong: '县委第二巡视组', right: '县委第二巡察组' },
  find: (reading) => {
    const whole = wholeOf(reading.manuscript)
    return [...swapped(reading, whole.text), ...residents(reading, whole.text), ...addressed(reading, whole.text)].map(
      (one) => placed(whole, one),
    )
  },
}

/** Whether the text itself speaks for a city's or county's inspection. */
function isLocal({ round }: Reading, text: string): boolean {
  if (round !== undefined) return round.committee.level === '市' || round.committee.level === '县'
  return ownTeam.test(text)
}

function swapped(reading: Reading, text: string): readonly Told[] {
  const local = isLocal(reading, text)
  const teams = correctionsIn(text, reading.catalogue, factualKinds.levels, reading.date)
    .filter(({ at }) => !/(?:北京|天津|上海|重庆)$/u.test(text.slice(0, at).slice(-2)))
    .map(({ at, end }): Told => told(at, text.slice(at, end), local))
  const others = [countyInspects, cityInspects, centreInspects].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (hit): Told => told(hit.index, hit[0], local)),
  )
  return [...teams, ...others].filter(({ at }) => !inTitle(text, at))
}

/** A city that is a municipality or of sub-provincial rank may have 巡视: an error only where the text says 巡察 itself. */
function told(at: number, words: string, local: boolean): Told {
  const fix = words.includes('巡视') ? words.replace('巡视', '巡察') : words.replace('巡察', '巡视')
  const upper = /^(?:中央|省委|自治区)/u.test(words)
  const sure = upper || /^[县旗州]/u.test(words) || local
  return {
    at,
    end: at + words.length,
    severity: sure ? 'error' : 'warning',
    message: upper ? `中央和省级开展的是巡视，“${words}”应为“${fix}”。` : `市县开展的是巡察，“${words}”应为“${fix}”。`,
    hint: '改成这一级的名称。',
    ...(sure ? { fix } : {}),
  }
}

function residents(reading: Reading, text: string): readonly Told[] {
  if (!isLocal(reading, text)) return []
  return Array.from(text.matchAll(resident))
    .filter((hit) => !inTitle(text, hit.index))
    .map((hit) => ({
      at: hit.index,
      end: hit.index + hit[0].length,
      severity: 'warning' as const,
      message: `“${hit[0]}”是中央一级的派驻机构，市县的稿子里可能是从别处带来的。`,
      hint: '市县的写“市（县）纪委监委派驻……纪检监察组”。',
    }))
}

/** 被巡视单位 in a text of 巡察, unless the sentence speaks of those above. */
function addressed(reading: Reading, text: string): readonly Told[] {
  if (!isLocal(reading, text)) return []
  return Array.from(text.matchAll(inspected))
    .filter((hit) => !inTitle(text, hit.index) && !/中央|省委|上级|总书记|条例/u.test(sentenceAt(text, hit.index).text))
    .map((hit) => {
      const fix = hit[0].replace('巡视', '巡察')
      return {
        at: hit.index,
        end: hit.index + hit[0].length,
        severity: 'warning' as const,
        message: `这里开展的是巡察，“${hit[0]}”应为“${fix}”。`,
        hint: '改成“被巡察”。',
        fix,
      }
    })
}
