// Tells which lines stand on the pages of .docx files as LibreOffice sets them, as JSON: for each file its pages, for
// each page its lines with their place on the page's grid (from 0) and their text without blanks.
//
//   node scripts/layout/lines.mjs [--reading] speech.docx …
//
// Exit status: 0 told, 2 bad call, 3 not rendered (未核验): a tool or font is missing.
import { parseArgs } from 'node:util'
import { area, readPages } from './read-pages.mjs'
import { missing, rendered } from './render.mjs'

const { values, positionals: files } = parseArgs({ allowPositionals: true, options: { reading: { type: 'boolean' } } })
if (files.length === 0) {
  console.error('用法：node scripts/layout/lines.mjs [--reading] 讲话.docx …')
  process.exit(2)
}
const lacks = missing()
if (lacks.length > 0) {
  console.log(`未核验：缺少${lacks.join('、')}。`)
  process.exit(3)
}
const pitch = values.reading ? 37.5 : 28.95
const place = ({ middle }) => Math.round((middle - area.top - pitch / 2) / pitch)
const told = ({ lines }) => lines.map((line) => ({ row: place(line), text: line.text.replaceAll(/\s/g, '') }))
console.log(JSON.stringify(rendered(files, (pdfs) => pdfs.map((pdf) => readPages(pdf).map(told)))))
