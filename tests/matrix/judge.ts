import { checkSpeech } from '../../src/check/check.ts'
import { wording } from '../../src/model/diagnostic.ts'
import type { Catalogue, UnitKind } from '../../src/model/catalogue.ts'
import type { IsoDate } from '../../src/model/date.ts'
import type { Round, RoundType, SpeechKind, Unit } from '../../src/model/round.ts'
import type { Block, Speech } from '../../src/model/speech.ts'
import { plainText } from '../../src/model/speech.ts'

/** What a speech is judged against. */
export interface Judged {
  readonly speech: Speech
  readonly date: IsoDate
  readonly round: Round
  readonly length: '简' | '标准' | '详'
  /** the one unit it is about; none for several */
  readonly unit?: Unit
  readonly kind?: UnitKind
  readonly audience?: string
  readonly type: RoundType
  readonly outline: string
}

/** Han characters that each kind of speech may have, 简 to 详 (genre: proportions and rhythm). */
const lengths: Readonly<Record<SpeechKind, readonly [number, number]>> = {
  部署讲话: [2900, 5700],
  领导动员: [2300, 4400],
  组长动员: [2300, 7800],
  表态发言: [560, 1550],
  主持词: [550, 1150],
}

const closing =
  /谢谢大家|谢谢同志们|我就讲这些|我就讲到这里|我的发言完毕|表态完毕|表态发言完毕|散会|谢谢各位|就说这些|谢谢/

/** Everything that is wrong with a speech, in words; empty where nothing is. */
export function judge(catalogue: Catalogue, of: Judged): readonly string[] {
  const { speech, date, round } = of
  const paragraphs = speech.blocks.map(plainText)
  const text = paragraphs.join('\n')
  const faults = checkSpeech({ speech, catalogue, date, round })
    .filter(({ severity }) => severity !== 'info')
    .map((found) => `${wording(found).text} (${found.place?.file ?? ''}:${found.place?.line ?? ''})`)
  const [usual, high] = of.audience === '村民' ? [600, 1900] : lengths[speech.kind]
  // What is said in a village is short, also to its cadres (genre: 村级 is short and spoken)
  const villages = of.type === '村级' || ['村', '村民', '社区'].includes(of.outline)
  const low = villages ? Math.min(usual, usual < 1000 ? 500 : 1000) : usual
  if (speech.characters < low || speech.characters > high)
    faults.push(`${speech.characters}字，应在${low}到${high}字之间`)
  const share = firstChapterShare(speech.blocks)
  if (share > 0.4) faults.push(`第一章占${Math.round(share * 100)}%`)
  if (!closing.test(paragraphs.slice(-2).join(''))) faults.push(`没有结尾：${paragraphs.at(-1) ?? ''}`)
  if ((text.match(/！/g) ?? []).length > 2) faults.push('感叹号多于两个')
  faults.push(...siblingFaults(speech.blocks), ...partyFaults(of, text), ...neverFaults(of, text), ...tradeFaults(of))
  return faults
}

/** The share of the first chapter in the characters of all blocks; 0 where there are no chapters. */
function firstChapterShare(blocks: readonly Block[]): number {
  const starts = blocks.flatMap((block, i) => (levelOf(block) === 1 ? [i] : []))
  const [first, second] = starts
  if (first === undefined || second === undefined) return 0
  const size = (part: readonly Block[]): number => part.reduce((sum, block) => sum + plainText(block).length, 0)
  return size(blocks.slice(first, second)) / size(blocks)
}

const levelOf = (block: Block): number => (block.type === 'heading' ? block.heading.level : (block.lead?.level ?? 0))

/** Siblings have ordinals of one style and do not end alike. */
function siblingFaults(blocks: readonly Block[]): readonly string[] {
  const groups = new Map<string, { style: string; text: string }[]>()
  const path = [0, 0, 0, 0]
  for (const block of blocks) {
    const heading = block.type === 'heading' ? block.heading : block.lead
    if (heading === undefined) continue
    const key = `${heading.level}:${path.slice(0, heading.level - 1).join('.')}`
    groups.set(key, [...(groups.get(key) ?? []), heading])
    path[heading.level - 1] = (path[heading.level - 1] ?? 0) + 1
    path.fill(0, heading.level)
  }
  return Array.from(groups.values()).flatMap((siblings) => {
    const styles = new Set(siblings.map(({ style }) => style))
    const ends = siblings.map(({ text }) => text.slice(-2))
    const twice = ends.find((end, i) => ends.indexOf(end) !== i)
    const faults: string[] = []
    if (styles.size > 1) faults.push(`同级序号不一致：${[...styles].join(' ')}`)
    // official items of a framework end as they end (……情况)
    if (twice !== undefined && twice !== '情况') faults.push(`同级标题都以“${twice}”结尾`)
    return faults
  })
}

/** Titles and fixed pairs in which a party organ of another kind is meant. */
const neutral = /《[^》]*》|党委（党组）|党组（党委）|市县党委|各级党委|党委书记专题会|上级党委|党委派|党委(和|、)政府/g

function partyFaults({ unit, kind, speech }: Judged, text: string): readonly string[] {
  if (unit?.party === undefined || unit.count > 1) return []
  const rest = text.replaceAll(neutral, '')
  const organs = ['党组', '党工委', '党总支', '党支部', '党委'] as const
  // A department of the committee serves a 党委 that is not its own
  return organs.flatMap((organ) => {
    if (organ === '党委' && kind?.id === '党委部门') return []
    if (organ === unit.party) return []
    const found = new RegExp(`[^，。]{0,8}${organ}(?!织|成员单位)[^，。]{0,6}`).exec(rest)?.[0]
    // 基层党支部 is below the unit, 县委/公司党委 is the committee above it
    if (
      found === undefined ||
      /(基层|机关|所属|下属|各|每个|临时|村|社区)党(总支|支部)|党支部(书记|建设|标准|委员|党员|的|换届|班子|三会)|党总支、党支部/.test(
        found,
      )
    )
      return []
    if (['校党委', '公司党委', '集团党委', '厅党组', '局党组', '系党总支'].some((above) => found.includes(above)))
      return []
    return [`${unit.short ?? unit.name}是${unit.party}，《${speech.title}》却有“${found}”`]
  })
}

function neverFaults({ kind, unit }: Judged, text: string): readonly string[] {
  const rest = text.replaceAll(neutral, '').replaceAll(/厅党组|局党组/g, '')
  const never = [
    ...(kind?.never ?? []),
    ...(kind?.staff.startsWith('教职工') === true ? ['干部职工'] : []),
    ...(unit?.party === '无' ? ['党组'] : []),
  ]
  return never.flatMap((word) => {
    if (word === unit?.party) return []
    const found = new RegExp(`.{0,6}${word}${word === '党组' ? '(?!织)' : ''}.{0,4}`).exec(rest)?.[0]
    return found === undefined ? [] : [`${kind?.id ?? ''}不该有“${word}”：${found}`]
  })
}

/** A speech is about its unit: three paragraphs at least speak of its trade, or of the theme that it is inspected on. */
function tradeFaults({ kind, speech }: Judged): readonly string[] {
  if (kind === undefined || speech.kind === '主持词' || speech.kind === '部署讲话') return []
  const own = speech.blocks.filter((block) =>
    block.source.data.some((path) =>
      /^unit_kinds\.[^.]*\.(position|tasks|points|risks|wish)|^units\.\d+\.(concerns|duty|vision|theme)/.test(path),
    ),
  )
  return own.length < 3 ? [`只有${own.length}段说到本行业`] : []
}
