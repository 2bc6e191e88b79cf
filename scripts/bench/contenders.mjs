// Everything that is measured: name → group (what is run in turns with what) and one run, which gives milliseconds and,
// of long runs, the peak of resident bytes.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProcess } from './processes.mjs'
import { roundText } from './round.mjs'
import { longText, markdownFiles } from './texts.mjs'
import { startWatch } from './watching.mjs'

/** How often the memory of a long run is looked at, in milliseconds. */
const often = 20

/**
 * @param home the package @param cwd an empty folder @param scale of the large rounds: 1 for 1 000 and 10 000 speeches
 * @param peers what `findPeers` found
 */
export function prepareContenders({ home, cwd, scale, peers }) {
  const main = join(home, 'dist/bin/main.js')
  const loops = join(import.meta.dirname, 'loops')
  const units = { 12: 12, 1000: Math.max(12, Math.round(500 * scale)) }
  for (const example of ['shortest.yaml', 'full.yaml'])
    copyFileSync(join(home, 'data/examples', example), join(cwd, example))
  for (const [name, count] of Object.entries(units)) writeFileSync(join(cwd, `${name}.yaml`), roundText(count))
  // Ten thousand speeches are ten rounds: with all that is said of each, five thousand units are more than a round file may hold
  const rounds = Array.from('一二三四五六七八九十', (n) => [
    `${n}.yaml`,
    roundText(units[1000]).replaceAll('第二轮', `第${n}轮`),
  ])
  for (const [name, text] of rounds) writeFileSync(join(cwd, name), text)
  const at = (path) => join(cwd, path)
  let n = 0
  /**
   * A folder that nothing was written to yet. What was written stays until all is measured: where thousands of files have
   * just been deleted, ext4 takes many times as long to create one.
   */
  const fresh = (name) => `${name}-${++n}`
  const node = (args, options) => runProcess(process.execPath, args, { cwd, ...options })
  const speechgen = (args, options) => node([main, ...args], options)
  const build = (round, args, options) => async () => {
    const out = fresh('out')
    const done = await speechgen(['build', ...[round].flat(), '--out', out, ...args], options)
    return done
  }
  const built = {}
  /** A folder that was built once, for those that need its texts. */
  const builtOnce = async (round) => {
    if (built[round] === undefined) await speechgen(['build', round, '--out', `built-${round}`])
    built[round] = `built-${round}`
    return at(built[round])
  }
  const inTurn = async (runs) => {
    const all = { ms: 0, cpu: 0 }
    for (const run of runs) {
      const { ms, cpu } = await run()
      all.ms += ms
      all.cpu += cpu
    }
    return all
  }
  const pandoc = (round, count) => async () => {
    const texts = markdownFiles(await builtOnce(round), count)
    mkdirSync(at('pandoc'), { recursive: true })
    return inTurn(
      texts.map(
        (path, i) => () =>
          runProcess('pandoc', ['-f', 'markdown', '-t', 'docx', '-o', at(`pandoc/${i}.docx`), path], { cwd }),
      ),
    )
  }
  const floor = (round, threads) => async () => {
    const folder = await builtOnce(round)
    const out = fresh('floor')
    const { ms } = await node(['-e', '0'])
    const { out: said } = await node([join(import.meta.dirname, 'floor.mjs'), folder, at(out), String(threads)])
    return { ms: ms + Number(said) }
  }
  const loop = (name, args, count, options) => async () => {
    const folder = await builtOnce('1000.yaml')
    const out = fresh('loop')
    const done = await node([join(loops, name), ...args(folder, at(out), String(count))], options)
    return done
  }
  const peer = (name, count) => async () => {
    const template = at(`${name}.docx`)
    if (name !== 'html-to-docx') await node([join(loops, 'template.mjs'), name, template])
    return loop('peers.mjs', (folder, out, of) => [name, peers.folder, template, folder, out, of], count)()
  }
  const pandocLoop = (count) => async () => {
    const texts = markdownFiles(await builtOnce('1000.yaml'), count)
    const out = fresh('lua')
    mkdirSync(at(out))
    writeFileSync(at('list.txt'), texts.map((path, i) => `${path}\t${at(`${out}/${i}.docx`)}\n`).join(''))
    writeFileSync(at('empty.md'), '')
    const lua = ['-f', 'markdown', '-t', 'plain', '-L', join(loops, 'pandoc.lua'), at('empty.md')]
    const done = await runProcess('env', [`BENCH_LIST=${at('list.txt')}`, 'pandoc', ...lua], { cwd })
    return done
  }
  const small = 2 * units[1000]
  const one = 'one speech'
  const speech = async () => markdownFiles(await builtOnce('shortest.yaml'), 1)[0]
  // Speeches of every kind: those of one team to twelve units have whole sentences in common, which would be told
  const long = async () => {
    const folder = await builtOnce('full.yaml')
    if (!existsSync(at('long.md'))) writeFileSync(at('long.md'), longText(folder, 10_000))
    return at('long.md')
  }
  let watch
  const contenders = {
    'node -e 0': { group: one, run: () => node(['-e', '0']) },
    'speechgen --version': { group: one, run: () => speechgen(['--version']) },
    'speechgen build, 2 speeches': { group: one, run: build('shortest.yaml', []) },
    'floor, 2 speeches': { group: one, run: floor('shortest.yaml', 1) },
    'speechgen build, 24 speeches': { group: one, run: build('12.yaml', []) },
    'floor, 24 speeches': { group: one, run: floor('12.yaml', 1) },
    'speechgen build, nothing to do': {
      group: one,
      run: async () => {
        await builtOnce('12.yaml')
        return speechgen(['build', '12.yaml', '--out', built['12.yaml']])
      },
    },
    'speechgen check, one speech': {
      group: one,
      run: async () => speechgen(['check', await speech()], { allow: [0, 1] }),
    },
    'speechgen check, 10 000 characters': {
      group: one,
      run: async () => speechgen(['check', await long()], { allow: [0, 1] }),
    },
    'speechgen check, 10 000 characters in a process that runs': {
      group: one,
      run: async () => ({ ms: Number((await node([join(import.meta.dirname, 'warm.mjs'), home, await long()])).out) }),
    },
    'pandoc, one speech': { group: one, needs: 'pandoc', run: pandoc('shortest.yaml', 1) },
    'pandoc, 2 speeches': { group: one, needs: 'pandoc', run: pandoc('shortest.yaml', 2) },
    'pandoc, 24 speeches': { group: one, needs: 'pandoc', run: pandoc('12.yaml', 24) },
    'yaml + handlebars + markdown-it + docx, one speech': {
      group: one,
      run: async () => node([join(loops, 'stack.mjs'), at('shortest.yaml'), await speech(), at('stack')]),
    },
    'docxtemplater, one speech': { group: one, needs: 'docxtemplater', run: peer('docxtemplater', 1) },
    'carbone, one speech': { group: one, needs: 'carbone', run: peer('carbone', 1) },
    'html-to-docx, one speech': { group: one, needs: 'html-to-docx', run: peer('html-to-docx', 1) },
    'speechgen build, 1 000 speeches': { group: 'many', run: build('1000.yaml', [], { sample: often }) },
    'speechgen build, 1 000 speeches, --jobs 1': {
      group: 'many',
      run: build('1000.yaml', ['--jobs', '1'], { sample: often }),
    },
    'speechgen build, 10 000 speeches': {
      group: 'many',
      long: true,
      run: build(
        rounds.map(([name]) => name),
        [],
        { sample: often },
      ),
    },
    'floor, 1 000 speeches': { group: 'many', run: floor('1000.yaml', 1) },
    'floor, 1 000 speeches, 2 threads': { group: 'many', run: floor('1000.yaml', 2) },
    'docx in a plain loop, 1 000 speeches': {
      group: 'many',
      run: loop('docx.mjs', (folder, out, of) => [folder, out, of], small, { sample: often }),
    },
    'docx on 2 workers, 1 000 speeches': {
      group: 'many',
      run: loop('docx.mjs', (folder, out, of) => [folder, out, of, '2'], small, { sample: often }),
    },
    'docxtemplater, 1 000 speeches': {
      group: 'many',
      long: true,
      needs: 'docxtemplater',
      run: peer('docxtemplater', small),
    },
    'carbone, 1 000 speeches': { group: 'many', long: true, needs: 'carbone', run: peer('carbone', small) },
    'html-to-docx, 1 000 speeches': {
      group: 'many',
      long: true,
      needs: 'html-to-docx',
      run: peer('html-to-docx', small),
    },
    'pandoc, one process, 1 000 speeches': { group: 'many', long: true, needs: 'pandoc', run: pandocLoop(small) },
    'speechgen watch, one template of one’s own': {
      group: 'watch',
      run: async () => {
        watch ??= await startWatch(main, cwd, '12.yaml')
        return { ms: await watch.once() }
      },
      end: () => watch?.stop(),
    },
    'two shards side by side, --jobs 1 each': {
      group: 'many',
      run: async () => {
        const out = fresh('shards')
        const start = performance.now()
        const share = (i) => speechgen(['build', '1000.yaml', '--out', out, '--jobs', '1', '--shard', `${i}/2`])
        await Promise.all([share(1), share(2)])
        const ms = performance.now() - start
        return { ms }
      },
    },
    // How much two cores of this machine are to two processes that share nothing at all
    'counting, two processes side by side': {
      group: 'many',
      run: async () => {
        const start = performance.now()
        await Promise.all([node(['-e', counting(1)]), node(['-e', counting(1)])])
        return { ms: performance.now() - start }
      },
    },
    'counting twice, one process': { group: 'many', run: () => node(['-e', counting(2)]) },
  }
  return { contenders, speeches: small }
}

/** A program that counts for about a second, so many times. */
const counting = (times) => `
  function count() {
    let x = 0
    for (let i = 0; i < 2e9; i++) x = (x + i) | 0
    return x
  }
  for (let time = 0; time < ${times}; time++) count()`
