// Others that fill or make DOCX: node loops/peers.mjs <which> <folder of packages> <template> <Markdown> <out> <count>
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { markdownFiles, readBlocks } from '../texts.mjs'

const [which, packages, template, folder, out, count] = process.argv.slice(2)
const from = createRequire(join(packages, 'package.json'))
const plain = (runs) => runs.map(([text]) => text).join('')
const dataOf = ([[, title], ...blocks]) => ({
  title: plain(title),
  paragraphs: blocks.map(([, runs]) => ({ text: plain(runs) })),
})

async function open() {
  if (which === 'docxtemplater') {
    const [Docxtemplater, PizZip] = [from('docxtemplater'), from('pizzip')]
    const bytes = readFileSync(template)
    return (blocks) => {
      const file = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true })
      file.render(dataOf(blocks))
      return file.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
    }
  }
  if (which === 'carbone') {
    const render = promisify(from('carbone').render)
    return (blocks) => render(template, dataOf(blocks))
  }
  const { default: MarkdownIt } = await import('markdown-it')
  const toDocx = from('html-to-docx')
  const markdown = new MarkdownIt()
  return async (_, text) => Buffer.from(await toDocx(markdown.render(text)))
}

const make = await open()
mkdirSync(out, { recursive: true })
for (const [i, path] of markdownFiles(folder, Number(count)).entries()) {
  const text = readFileSync(path, 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, '')
  writeFileSync(join(out, `${i}.docx`), await make(readBlocks(path), text))
  copyFileSync(path, join(out, `${i}.md`))
}
// Carbone keeps the process alive for its converter
process.exit(0)
