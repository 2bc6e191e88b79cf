// npm run pack:check: what the package holds, and what it must not; then publint looks at its entries. Needs no `npm run
// build` before: packing compiles (prepack).
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--silent'], { cwd: root, encoding: 'utf8' })
// What prepack prints stands before it
const [{ files, size }] = JSON.parse(told.slice(told.search(/^\[\s*\{/mu)))
const paths = files.map(({ path }) => path)
const { bin, exports, engines } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

const entries = [
  ...Object.values(bin),
  ...Object.values(exports).flatMap((entry) => Object.values(typeof entry === 'string' ? [entry] : entry)),
]
const wanted = [
  ...entries.map((path) => path.replace(/^\.\//u, '')),
  'dist/ready/state',
  'dist/bin/build-worker.js',
  'dist/page/app.js',
  'dist/THIRD-PARTY.txt',
  'data/catalogue.yaml',
  'LICENSE',
  'README.zh-CN.md',
]
const problems = [
  ...wanted.filter((path) => !paths.includes(path)).map((path) => `没有 ${path}`),
  ...(paths.some((path) => path.startsWith('templates/sections/')) ? [] : ['没有模板']),
  ...paths
    .filter((path) => /(?:^|\/)(?:tests?|src|scripts|node_modules|coverage)\//u.test(path))
    .map((path) => `不该有 ${path}`),
  ...(size < 5_000_000 ? [] : [`太大：${size} 字节`]),
]
for (const problem of problems) console.error(problem)
console.log(`${paths.length} 个文件，${(size / 1024 / 1024).toFixed(1)} MB，Node.js ${engines.node}`)
process.exitCode = problems.length === 0 ? 0 : 1
