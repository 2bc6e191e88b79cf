// A DOCX template for docxtemplater and carbone, made by docx: node loops/template.mjs <docxtemplater|carbone> <file>
import { writeFileSync } from 'node:fs'
import { docxFile } from './docx-file.mjs'

const [kind, file] = process.argv.slice(2)
const body = (text) => ['SpeechBody', [[text, false]]]
const blocks = {
  docxtemplater: [['Title', [['{title}', false]]], body('{#paragraphs}'), body('{text}'), body('{/paragraphs}')],
  carbone: [['Title', [['{d.title}', false]]], body('{d.paragraphs[i].text}'), body('{d.paragraphs[i+1].text}')],
}
writeFileSync(file, await docxFile(blocks[kind]))
