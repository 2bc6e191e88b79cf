// Bundles the command line into dist/bin/: a file to start with, one for what the same usual commands load, and one for
// each thing that is rarer. Opening many small files takes longer than a whole check; the compiled modules in dist/ stay
// what libraries import.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'dist/bin')
const { wrapped } = createRequire(import.meta.url)('./launch.cjs')
rmSync(bin, { recursive: true, force: true })
const bundle = await rolldown({
  input: {
    speechgen: join(root, 'src/main.ts'),
    thread: join(root, 'src/commands/build/worker.ts'),
    finishing: join(root, 'src/commands/build/finishing.ts'),
  },
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
// The threads of a build load their files through the same door
for (const [door, file] of [
  ['build-worker.js', 'thread.js'],
  ['finishing-worker.js', 'finishing.js'],
])
  writeFileSync(join(bin, door), `module.exports = require('./main.js').load('${file}')\n`)
const main = join(bin, 'main.js')
const launcher = readFileSync(join(root, 'scripts/launch.cjs'), 'utf8')
writeFileSync(main, launcher)
chmodSync(main, 0o755)

// What the program is run for most; the second build has nothing to do. The text has something to find: that is told then
const warm = mkdtempSync(join(tmpdir(), 'speechgen-bundle-'))
writeFileSync(join(warm, 'found.md'), '第X巡察组要做到二个维护,一要学习。三要整改。\n')
// Without threads: all is compiled here, and under V8's own flags, which a thread would change
const build = ['build', join(root, 'data/examples/full.yaml'), '--out', 'out', '--jobs', '1']
const usual = [build, build, ['check', 'out'], ['check', 'found.md']]
/** What loads the thread that finishes speeches. */
const finishing = "load('finishing.js')"
/** What loads the files that the launcher loads when they are used (`late` there). */
const seldom = readdirSync(bin)
  .filter((file) => file.startsWith('markdown-it-'))
  .map(
    (file) => `new (Object.values(load('${file}')).find((each) => typeof each === 'function'))('zero').render('1. a')`,
  )
  .join('\n')
if (seldom === '') throw new Error('no markdown-it in the bundle: its name in launch.cjs is another')

const packs = packsOf(
  usual.map((command) => filesOf(command)),
  filesOf([], finishing),
)
for (const pack of new Set(packs.values())) {
  const files = Array.from(packs.keys()).filter((file) => packs.get(file) === pack)
  const bodies = files.map((file) => `${JSON.stringify(file)}:${wrapped(readFileSync(join(bin, file), 'latin1'))}`)
  writeFileSync(join(bin, pack), `({${bodies.join(',\n')}})`, 'latin1')
  for (const file of files) rmSync(join(bin, file))
}
const table = Array.from(packs, ([file, pack]) => `  '${file}': '${pack}',\n`)
writeFileSync(main, launcher.replace('const packs = {}', `const packs = {\n${table.join('')}}`))

// What V8 compiles is kept: it compiles a function when that is first called, so all of them are run once
rmSync(join(warm, 'out'), { recursive: true })
run(
  usual,
  `${finishing}
  ${seldom}
  process.on('exit', () => {
    for (const [file, script] of scripts) require('node:fs').writeFileSync(file + '.code', script.createCachedData())
  })
  // What a command line starts and ends with, too
  await start()`,
)
rmSync(warm, { recursive: true, force: true })

/** Runs commands in one process. @param then what it does afterwards, with the launcher's tables @returns what it wrote */
function run(commands, then) {
  const program = `
    const { load, loaded, scripts } = require(${JSON.stringify(main)})
    const { run, start } = load('speechgen.js')
    const around = { out() {}, err() {}, terminal: false, color: false, cwd: ${JSON.stringify(warm)} }
    const all = async () => {
      for (const command of ${JSON.stringify(commands)}) {
        const status = await run(command, around)
        // Something is found in found.md
        if (status !== (command.includes('found.md') ? 1 : 0)) throw new Error(command.join(' ') + ': ' + status)
      }
      ${then}
    }
    void all()
  `
  const options = { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' }
  return execFileSync(process.execPath, ['-e', program, 'bundle', '--version'], options)
}

/** The files of the bundle that a command loads. @param command none where something else does @param then what does */
function filesOf(command, then = '') {
  const told = 'process.stdout.write(JSON.stringify([...loaded.keys()]))'
  return JSON.parse(run(command.length === 0 ? [] : [command], `${then}\n${told}`))
}

/**
 * Files that the same commands load stand in one: each that is opened and compiled by itself makes a start longer. Of what
 * only a build loads, its thread is spared what it has no use for.
 * @param loads what each of the commands loads @param thread what the thread does
 * @returns the pack of each file; what none of them loads stays by itself
 */
function packsOf(loads, thread) {
  const all = new Set([...loads.flat(), ...thread])
  const packOf = (file) => {
    const users = loads.flatMap((files, i) => (files.includes(file) ? [i + 1] : [])).join('')
    return users === '' || (users === '1' && thread.includes(file)) ? `${users}thread` : users
  }
  return new Map(Array.from(all, (file) => [file, `pack-${packOf(file)}.js`]))
}
