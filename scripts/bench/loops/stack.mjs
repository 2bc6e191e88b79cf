// The same libraries, each for its own part and nothing else: node loops/stack.mjs <round> <Markdown> <out>
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import MarkdownIt from 'markdown-it'
import { parse } from 'yaml'
import { docxFile } from './docx-file.mjs'

const [round, path, out] = process.argv.slice(2)
const data = parse(readFileSync(round, 'utf8'))
const text = Handlebars.compile(readFileSync(path, 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, ''))(data)
const styles = { h1: 'Title', h2: 'Heading1', h3: 'Heading2', h4: 'Heading3', p: 'SpeechBody' }
const blocks = []
let style = 'SpeechBody'
for (const token of new MarkdownIt().parse(text, {})) {
  style = styles[token.tag] ?? style
  if (token.type !== 'inline') continue
  let bold = false
  const runs = []
  for (const child of token.children) {
    if (child.type === 'strong_open' || child.type === 'strong_close') bold = child.type === 'strong_open'
    else if (child.content !== '') runs.push([child.content, bold])
  }
  blocks.push([style, runs])
}
mkdirSync(out, { recursive: true })
writeFileSync(join(out, 'a.md'), text)
writeFileSync(join(out, 'a.docx'), await docxFile(blocks))
