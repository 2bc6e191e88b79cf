// Finished speeches as plain data: what every other tool of the benchmark is given to write.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Markdown files below a folder, in their order; again from the first where there are fewer than wanted. */
export function markdownFiles(folder, count) {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.includes('.speechgen'))
    .toSorted()
    .map((path) => join(folder, path))
  return count === undefined ? found : Array.from({ length: count }, (_, i) => found[i % found.length])
}

/** So many characters of speeches below a folder, one after the other, without their front matter. */
export function longText(folder, characters) {
  const bodies = markdownFiles(folder).map((path) => readFileSync(path, 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, ''))
  return Array.from(bodies.join('\n')).slice(0, characters).join('')
}

/** Blocks of a speech: `[style, runs]`, each run `[text, bold]`. Front matter is left out, as it is in the file. */
export function readBlocks(path) {
  const text = readFileSync(path, 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, '')
  return text
    .trim()
    .split(/\n{2,}/u)
    .map((block) => {
      const [, marks = '', words = ''] = /^(#*)\s*([\s\S]*)$/u.exec(block) ?? []
      const runs = words.split('**').map((run, i) => [run.replace(/\\(.)/gu, '$1'), i % 2 === 1])
      return [
        ['SpeechBody', 'Title', 'Heading1', 'Heading2', 'Heading3'][marks.length],
        runs.filter(([run]) => run !== ''),
      ]
    })
}
