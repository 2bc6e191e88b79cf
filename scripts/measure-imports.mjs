// What it costs to import each library that the tool loads at run time: milliseconds in a fresh process, median of 7.
// Libraries are loaded lazily, command by command, because of this table. Usage: node scripts/measure-imports.mjs
import { execFileSync } from 'node:child_process'

const libraries = [
  'commander',
  'valibot',
  'yaml',
  'handlebars',
  'markdown-it',
  'gray-matter',
  'docx',
  '@valibot/to-json-schema',
]
const runs = 7
const program = (name) =>
  `const start = performance.now(); await import(${JSON.stringify(name)}); console.log(performance.now() - start)`

const measure = (name) =>
  Number(execFileSync(process.execPath, ['--input-type=module', '-e', program(name)], { cwd: import.meta.dirname }))

const rows = libraries.map((name) => {
  const times = Array.from({ length: runs }, () => measure(name)).toSorted((a, b) => a - b)
  return { library: name, median: times[(runs - 1) / 2], least: times[0], most: times.at(-1) }
})

console.log(`${'library'.padEnd(26)}${['median', 'least', 'most'].map((title) => title.padStart(9)).join('')}   (ms)`)
for (const { library, ...times } of rows.toSorted((a, b) => a.median - b.median)) {
  console.log(
    library.padEnd(26) +
      Object.values(times)
        .map((time) => time.toFixed(1).padStart(9))
        .join(''),
  )
}
