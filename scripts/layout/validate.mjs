// Validates .docx files against the schemas of Office Open XML with the Open XML SDK.
//
//   node scripts/layout/validate.mjs [--json] speech.docx …
//
// Exit status: 0 valid, 1 not valid, 2 bad call.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import validate from '@ooxml-tools/validate'

const { values, positionals: files } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
if (files.length === 0) {
  console.error('用法：node scripts/layout/validate.mjs [--json] 讲话.docx …')
  process.exit(2)
}
const results = []
for (const file of files) {
  const errors = await validate(new Uint8Array(readFileSync(file)), 'docx', 'Office2019')
  results.push({
    file,
    errors: errors.map(({ description, path }) => ({ part: path.partUri, at: path.xpath, description })),
  })
}
if (values.json) console.log(JSON.stringify(results))
else {
  for (const { file, errors } of results) {
    console.log(`${file}：${errors.length === 0 ? '符合 Open XML 模式' : `${errors.length} 处不符`}`)
    for (const { part, at, description } of errors) console.log(`  ${part} ${at}\n    ${description}`)
  }
}
// The validator's runtime keeps the process alive, so that it must be ended
process.exit(results.some(({ errors }) => errors.length > 0) ? 1 : 0)
