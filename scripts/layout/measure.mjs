// Measures what .docx files look like on paper: lines a page, characters a line, place of the page number.
//
//   node scripts/layout/measure.mjs [--reading] [--json] [--png folder] speech.docx …
//
// Exit status: 0 as it should be, 1 it is not, 2 bad call, 3 not measured (未核验): a tool or font is missing.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { area, linesOf, readPages } from './read-pages.mjs'
import { missing, rendered } from './render.mjs'

const millimetre = 72 / 25.4
const pixelsPerPoint = 300 / 72

const han = /^\p{Script=Han}+$/u
// Han characters and the signs that fill a place of their own; quotation marks and dashes are narrower in some fonts
const places = /^[\p{Script=Han}，。、；：！？]+$/u
const notFirst = /^[，。、；：？！”’）》】…—]/

function measure(file, pdf, expected) {
  const pages = readPages(pdf)
  const problems = []
  // The title is set larger; how many characters its lines have is decided by its sense
  const heights = pages.flatMap(({ lines }) => lines.map(({ height }) => height)).toSorted((a, b) => a - b)
  const body = heights[Math.floor(heights.length / 2)] ?? 0
  const spoken = pages.flatMap(({ lines }) => lines).filter(({ height }) => height < body * 1.25)
  // Blank lines count: from the first line's place to the last one's
  const linesPerPage = pages.map(({ lines }) =>
    lines.length === 0 ? 0 : Math.round((lines.at(-1).middle - (area.top + expected.pitch / 2)) / expected.pitch) + 1,
  )
  const full = linesPerPage.slice(0, -1)
  for (const [i, lines] of full.entries()) {
    // One less where the last line would have been a heading or a lone first line
    if (lines !== expected.lines && lines !== expected.lines - 1) problems.push(`第${i + 1}页有${lines}行`)
  }
  if (full.length > 0 && !full.includes(expected.lines)) problems.push(`没有一页是${expected.lines}行`)

  const characters = spoken.flatMap((line, i, all) => fullLine(line, all[i + 1]))
  for (const { text, next } of characters) {
    const length = Array.from(text).length
    const pulled = length === expected.characters - 1 && notFirst.test(Array.from(next)[1] ?? '')
    if (length !== expected.characters && !pulled) problems.push(`有一行${length}字：${text}`)
  }

  // In a speech nearly every line has a comma. Such a line is full with one place more or less where a sign must not
  // stand at its beginning or end, so what is asked is the usual number
  const mixed = new Map()
  for (const line of spoken) {
    if (!reaches(line) || !places.test(line.text)) continue
    const length = Array.from(line.text).length
    mixed.set(length, (mixed.get(length) ?? 0) + 1)
    if (Math.abs(length - expected.characters) > 1) problems.push(`有一行${length}字：${line.text}`)
  }
  const usual = [...mixed].toSorted((a, b) => b[1] - a[1])[0]?.[0]
  if (usual !== undefined && usual !== expected.characters) problems.push(`满行多为${usual}字`)

  const numbers = pages.map(({ footer }, i) => pageNumber(pdf, footer, i + 1))
  for (const [i, number] of numbers.entries()) {
    const side = i % 2 === 0 ? '右' : '左'
    if (number === undefined) problems.push(`第${i + 1}页没有页码`)
    else if (number.text !== `—${i + 1}—`) problems.push(`第${i + 1}页的页码是“${number.text}”`)
    else if (number.side !== side) problems.push(`第${i + 1}页的页码不在${side}侧`)
    else if (Math.abs(number.distance - 7) > 0.6) problems.push(`第${i + 1}页的页码距版心${number.distance}毫米`)
  }
  return {
    file,
    pages: pages.length,
    linesPerPage,
    fullLines: characters.length,
    charactersPerLine: [...new Set(characters.map(({ text }) => Array.from(text).length))].sort((a, b) => a - b),
    mixedLines: [...mixed].sort((a, b) => a[0] - b[0]),
    pageNumbers: numbers,
    problems,
  }
}

/** Whether a line goes from margin to margin. */
function reaches(line) {
  return line.left < area.left + 3 && line.right > area.right - 6
}

/** A line of Han characters from margin to margin, with the text that follows. */
function fullLine(line, next) {
  return reaches(line) && han.test(line.text) ? [{ text: line.text, next: next?.text ?? '' }] : []
}

/** Text and side of a page's number, and how far under the text area its dash lies, in millimetres. */
function pageNumber(pdf, footer, page) {
  const [line] = linesOf(footer)
  if (line === undefined) return undefined
  const right = area.right - line.right < line.left - area.left
  return {
    text: line.text,
    side: right ? '右' : '左',
    inset: round((right ? area.right - line.right : line.left - area.left) / millimetre),
    distance: round(dashDistance(pdf, page, line.left) / millimetre),
  }
}

/** The box of a dash says nothing of where its ink is: the page is drawn, and the ink looked for. */
function dashDistance(pdf, page, left) {
  const [x, y] = [Math.round((left - 2) * pixelsPerPoint), Math.round(area.bottom * pixelsPerPoint)]
  const [width, height] = [Math.round(12 * pixelsPerPoint), Math.round(50 * pixelsPerPoint)]
  const numbers = { '-f': page, '-l': page, '-r': 300, '-x': x, '-y': y, '-W': width, '-H': height }
  const pgm = execFileSync('pdftoppm', ['-gray', ...Object.entries(numbers).flat().map(String), pdf], {
    maxBuffer: 1 << 26,
  })
  const pixels = pgm.subarray(pgm.length - width * height)
  const ink = pixels.findIndex((grey) => grey < 128)
  return ink < 0 ? Number.NaN : (Math.floor(ink / width) + y) / pixelsPerPoint - area.bottom
}

function drawPages(pdf, file, folder) {
  mkdirSync(folder, { recursive: true })
  execFileSync('pdftoppm', ['-r', '80', '-png', pdf, join(folder, shortName(file).replaceAll('/', '-'))])
}

/** A file and its folder: speeches of different meetings have the same names. */
function shortName(file) {
  return join(basename(dirname(file)), basename(file, '.docx')).replaceAll('\\', '/')
}

function round(value) {
  return Math.round(value * 100) / 100
}

function table(results) {
  return results.map(({ file, linesPerPage, charactersPerLine, mixedLines, pageNumbers, problems }) => ({
    文件: shortName(file),
    每页行数: linesPerPage.join(' '),
    纯汉字满行字数: charactersPerLine.join(' ') || '（没有）',
    '含标点满行字数:行数': mixedLines.map((pair) => pair.join(':')).join(' ') || '（没有）',
    页码距版心毫米: [...new Set(pageNumbers.map((number) => number?.distance ?? '无'))].join(' '),
    页码: pageNumbers.map((number) => number?.side ?? '无').join(''),
    结论: problems.length === 0 ? '符合' : '不符',
  }))
}

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { reading: { type: 'boolean' }, json: { type: 'boolean' }, png: { type: 'string' } },
})
if (files.length === 0) {
  console.error('用法：node scripts/layout/measure.mjs [--reading] [--json] [--png 文件夹] 讲话.docx …')
  process.exit(2)
}
const lacks = missing()
if (lacks.length > 0) {
  console.log(`未核验：缺少${lacks.join('、')}。`)
  process.exit(3)
}
const expected = values.reading
  ? { lines: 17, characters: 22, pitch: 37.5 }
  : { lines: 22, characters: 28, pitch: 28.95 }
const results = rendered(files, (pdfs) =>
  pdfs.map((pdf, i) => {
    if (values.png !== undefined) drawPages(pdf, files[i], values.png)
    return measure(files[i], pdf, expected)
  }),
)
if (values.json) console.log(JSON.stringify(results))
else {
  console.table(table(results))
  for (const { file, problems } of results)
    for (const problem of problems) console.log(`${shortName(file)}：${problem}`)
}
process.exit(results.some(({ problems }) => problems.length > 0) ? 1 : 0)
