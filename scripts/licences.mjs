// node scripts/licences.mjs: the licences of all that is bundled into dist/, as dist/THIRD-PARTY.txt. They ask for it.
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

// Inside of `npm pack --json` every npm would answer in JSON
const list = (...options) =>
  execFileSync('npm', ['ls', '--all', '--parseable', '--no-json', ...options], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path.includes('node_modules'))
// Only types, of which nothing is left in what is compiled
const isTypes = (path) => /node_modules[/\\](?:@types[/\\]|@typescript[/\\]|typescript$|undici-types$)/u.test(path)
// The editor of the preview's page is a dependency for development: it is bundled into dist/page
const isEditor = (path) => /node_modules[/\\](?:@codemirror|@lezer|@marijn|style-mod$|w3c-keyname$|crelt$)/u.test(path)
const paths = new Set([...list('--omit=dev').filter((path) => !isTypes(path)), ...list().filter(isEditor)])

if (paths.size < 20) throw new Error('npm ls did not say what is installed')

const texts = Array.from(paths, (path) => {
  const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  const file = readdirSync(path).find((each) => /^(?:licen[cs]e|copying)/iu.test(each))
  const text = file === undefined ? `${about.license}\n` : readFileSync(join(path, file), 'utf8')
  return `${about.name} ${about.version}\n\n${text.replaceAll('\r', '')}`
})
const between = `\n${'-'.repeat(80)}\n\n`
writeFileSync(join(root, 'dist/THIRD-PARTY.txt'), texts.toSorted((a, b) => (a < b ? -1 : 1)).join(between))
