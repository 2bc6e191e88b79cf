/** Words that no line break may split, and after which a line may well end. Longest first where one begins another. */
const words =
  /【[^】]*】|工作动员部署会|动员部署会|工作动员会|工作部署会|动员会|部署会|推进会|主持词|表态发言|动员讲话|讲话|发言|巡察组|巡察|巡视|委员会|领导小组|党工委|党总支|党支部|党委|党组|常规|专项|回头看|机动|提级|交叉|联动|村级|整改|督查|集团公司|有限公司|集团|公司|大学|学院|学校|医院|中心|街道|社区|\d+|[A-Za-z]+|第[一二三四五六七八九十百]+[轮届次批]?|[一二三四五六七八九十]+届[省市县区]?委?|[省市县区州校厅]委|工作|会议|全[省市县区]/y

/** A line does not begin with these: a suffix or a mark that belongs to what stands before. */
const notFirst = /^[的上中下时会组局委办处科室等，。、；：？！）》”’]/
/** Nor end with these: they belong to what follows. */
const notLast = /[在对和与及暨向从为第（《“‘]$/
/** Where a line ends well: the name of a body, or what is said of it, is complete. */
const goodEnd =
  /(委员会|党工委|党总支|党支部|党委|党组|公司|大学|学院|学校|医院|局|会|组|轮|巡察|街道|中心|乡|镇|村|[》”）])$/

/** Width of a text in full-width characters. */
export function width(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character < '\u0250' ? 0.5 : 1), 0)
}

/**
 * The lines of a title: as few as fit into `room` full-width characters, broken by meaning and balanced
 * (GB/T 9704—2012, 7.3.1: 词意完整、排列对称、长短适宜). One line where it fits.
 */
export function titleLines(title: string, room: number): readonly string[] {
  const count = Math.ceil(width(title) / room)
  if (count <= 1) return [title]
  const pieces = wordsOf(title)
  // What cannot be set, such as one word longer than a line, is left to the program that opens the file
  return set(pieces, count, room) ?? set(pieces, count + 1, room) ?? [title]
}

interface Setting {
  readonly cost: number
  /** the index of the piece that its last line begins with, and the setting of the lines before */
  readonly from: number
  readonly before?: Setting
}

/** The best way to set pieces on so many lines: line by line, for every piece a line can end with. */
function set(pieces: readonly string[], count: number, room: number): readonly string[] | undefined {
  /** offsets of the pieces in the title, and the width of what stands before them */
  const [offsets, widths] = [[0], [0]]
  for (const piece of pieces) {
    offsets.push((offsets.at(-1) ?? 0) + piece.length)
    widths.push((widths.at(-1) ?? 0) + width(piece))
  }
  const title = pieces.join('')
  const ideal = (widths.at(-1) ?? 0) / count
  const breakCost = breakCosts(pieces, offsets, title)
  // endings[i]: the best setting so far of the first i pieces
  let endings: readonly (Setting | undefined)[] = [{ cost: 0, from: 0 }]
  for (let line = 1; line <= count; line++) {
    const next: (Setting | undefined)[] = []
    for (const [from, before] of endings.entries()) {
      if (before === undefined) continue
      for (let to = from + 1; to <= pieces.length; to++) {
        const wide = (widths[to] ?? 0) - (widths[from] ?? 0)
        if (wide > room) break
        const cost = before.cost + (wide - ideal) ** 2 + breakCost(from, to)
        if (cost < (next[to]?.cost ?? Infinity)) next[to] = { cost, from, before }
      }
    }
    endings = next
  }
  const lines: string[] = []
  let [last, to] = [endings[pieces.length], pieces.length]
  while (last?.before !== undefined) {
    lines.unshift(title.slice(offsets[last.from], offsets[to]))
    to = last.from
    last = last.before
  }
  return lines.length === 0 ? undefined : lines
}

/** So many characters of a line say whether it ends well. */
const ending = 3

/** How bad a break before a piece is, in the measure of a line's squared distance from the ideal width. */
function breakCosts(
  pieces: readonly string[],
  offsets: readonly number[],
  title: string,
): (from: number, to: number) => number {
  const known: number[] = []
  return (from, to) => {
    const next = pieces[to]
    if (next === undefined) return 0
    const [start = 0, end = 0] = [offsets[from], offsets[to]]
    // A shorter line is judged by itself
    if (end - start < ending) return costOf(title.slice(start, end), next)
    return (known[to] ??= costOf(title.slice(end - ending, end), next))
  }
}

function costOf(line: string, next: string): number {
  if (notFirst.test(next) || notLast.test(line)) return 1000
  if (goodEnd.test(line)) return 0
  // Between two known words is fair, inside what may be a name is not
  return next.length > 1 ? 20 : 60
}

function wordsOf(title: string): readonly string[] {
  const pieces: string[] = []
  for (let at = 0; at < title.length;) {
    words.lastIndex = at
    const piece = words.exec(title)?.[0] ?? String.fromCodePoint(title.codePointAt(at) ?? 0)
    pieces.push(piece)
    at += piece.length
  }
  return pieces
}
