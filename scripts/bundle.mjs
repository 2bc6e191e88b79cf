// Bundles the command line into dist/bin/: one file to start with, and one more for each thing a command needs. Opening
// many small files takes longer than a whole check; the compiled modules in dist/ stay what libraries import.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'dist/bin')
rmSync(bin, { recursive: true, force: true })
const bundle = await rolldown({
  input: { speechgen: join(root, 'src/main.ts'), thread: join(root, 'src/commands/build/worker.ts') },
  platform: 'node',
  cwd: root,
  // Its threads begin with a file of its own
  external: ['tinypool'],
  // gray-matter holds an eval for front matter in JavaScript, which parse/front-matter.ts never lets it come to
  onLog: (level, log, tell) => {
    if (log.code !== 'EVAL') tell(level, log)
  },
})
await bundle.write({
  dir: bin,
  // Scripts, not modules: they are loaded without asking the system about every file, and V8 can keep them compiled
  format: 'cjs',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
})
// In ASCII, which is read without decoding it: \u means the same in every string, pattern and name
for (const file of readdirSync(bin)) {
  const path = join(bin, file)
  const source = readFileSync(path, 'utf8')
  // A raw string is the one place where \\u is six signs
  if (/String\.raw`[^`]*[^\0-\x7F`]/.test(source)) throw new Error(`${file}: String.raw with signs beyond ASCII`)
  writeFileSync(
    path,
    source.replaceAll(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    'latin1',
  )
}
writeFileSync(join(bin, 'package.json'), '{ "type": "commonjs" }\n')
// A thread of a build loads its files through the same door
writeFileSync(join(bin, 'build-worker.js'), "module.exports = require('./main.js').load('thread.js')\n")
copyFileSync(join(root, 'scripts/launch.cjs'), join(bin, 'main.js'))
chmodSync(join(bin, 'main.js'), 0o755)

// What a build and a check compile is kept: V8 compiles a function when it is first called, so they are run once
const warm = mkdtempSync(join(tmpdir(), 'speechgen-bundle-'))
const example = join(root, 'data/examples/full.yaml')
const keep = `
  const { load, scripts } = require(${JSON.stringify(join(bin, 'main.js'))})
  const { run } = load('speechgen.js')
  const around = { out() {}, err() {}, terminal: false, color: false, cwd: ${JSON.stringify(warm)} }
  const save = () => {
    const { writeFileSync } = require('node:fs')
    for (const [file, script] of scripts) writeFileSync(file + '.code', script.createCachedData())
  }
  run(['build', ${JSON.stringify(example)}, '--out', 'out'], around)
    .then(() => run(['check', 'out'], around))
    .then(() => setImmediate(save))
`
execFileSync(process.execPath, ['-e', keep, 'bundle', '--version'], { stdio: ['ignore', 'ignore', 'inherit'] })
rmSync(warm, { recursive: true, force: true })
