import type { Hit } from '../hits.ts'
import { around, hitsAt } from '../hits.ts'
import type { Finding, Rule } from '../rule.ts'
import { over } from '../rule.ts'
import { wholeOf } from '../whole.ts'

// Function words that are never doubled, each guarded against words that end or begin alike (目的的, 主要要求)
const single =
  /(?<![目标])的的(?!确)|(?<!不)了了(?![解之如却然事结])|们们|(?<!成)都都(?!市|会)|(?<!为|对|在|受)被被|(?<![即必上中少大名])将将(?!军|领|士)|也也|或或|让让(?!步)|从从(?!严|容|业|轻|重)|(?<![国于还但可只就凡若总要都也正是求])是是(?![非否])|(?<![需重主首必纪摘简只概扼提紧还想须])要要(?![求素点件害务领紧么闻道])|(?<![实存现正所潜内外旨重贵好在])在在(?![于校职位任建场编乎读])|之之|其其|于于|并并(?!且)|而而|(?<![共中缓温平随谦])和和(?![谐美平睦解气])|以以(?![上下内外前后案])(?<!可以以|予以以|难以以|加以以)/gu
const candidate = /([的了们都被将也或让从是要在之其于并而和以])\1/uy
const longest = 6
const word = /([\u3400-\u9fff]{2,6})\1/uy
const reduplicated =
  /^(?:研究|讨论|考虑|商量|学习|了解|休息|注意|谢谢|宣传|思考|检查|沟通|交流|对照|看看|问问|听听|走走|哈哈|比较|琢磨|打听|锻炼|认识|反省|整理|一.*|逐.*|再.*|半.*|又.*|越.*|.+着|.+一|.*(?:什么|哪里|多少|哪儿|怎样)|.*[谁几]|.*随.*|.[没不]|分期|分批|条条|块块)$/u

/** Words that were typed or pasted twice. */
export const doubledWord: Rule = {
  id: 'doubled-word',
  severity: 'warning',
  about: '字词重复：的的、巡察巡察。',
  example: { wrong: '做好本轮的的巡察工作。', right: '做好本轮的巡察工作。' },
  find: (reading) => {
    const { singles, words } = repeats(wholeOf(reading.manuscript).text)
    return [
      ...hitsAt(reading, candidate, singles)
        .filter(({ match: { index }, text }) => {
          const from = Math.max(0, index - 4)
          return Array.from(text.slice(from, index + 6).matchAll(single)).some((found) => found.index === index - from)
        })
        .map((hit) => told(hit, hit.match[0].slice(1))),
      ...hitsAt(reading, word, words)
        .filter(({ match: { 0: found, 1: unit = '', index }, text }) => {
          // 重视巡视巡察 is 重视 and 巡视巡察
          if (new Set(unit).size === 1 || unit === '视巡' || reduplicated.test(unit)) return false
          // 认真认真再认真; in 监督监督者 and 巡察组巡察组织部 the second half belongs to the next word
          return !/^(?:再|者|的人|织)/u.test(text.slice(index + found.length))
        })
        .map((hit) => told(hit)),
    ]
  },
}

function told(hit: Hit, fix?: string): Finding {
  return over(hit.paragraph, hit.match, {
    message: `“${hit.match[0]}”重复了：“${around(hit, 4)}”。`,
    hint: '删去多余的。',
    ...(fix === undefined ? {} : { fix }),
  })
}

/** Where a text may have something twice in a row. */
interface Repeats {
  /** where a character stands twice */
  readonly singles: readonly number[]
  /** where two characters come again no further on than a word is long */
  readonly words: readonly number[]
}

/** Looks for repeats in one go: much cheaper than patterns that go back. */
function repeats(text: string): Repeats {
  const singles: number[] = []
  const words: number[] = []
  /** where two characters stood last, by a number that some pairs share; 0 for nowhere, and so counted from 1 */
  const last = new Int32Array(65_536)
  let code = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const next = text.charCodeAt(at + 1)
    if (next === code) singles.push(at)
    const pair = (code * 31 + next) & 0xff_ff
    const before = (last[pair] ?? 0) - 1
    if (before >= 0 && at - before >= 2 && at - before <= longest) words.push(before)
    last[pair] = at + 1
    code = next
  }
  return { singles, words: words.toSorted((a, b) => a - b) }
}
