// The rounds and folders that crashes are tried on: what each build starts from, and what it has to end with.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, round, tree } from './runs.mjs'

/** Builds that are crashed: from which folder, with which round file, and with which one the next build may go on. */
const stories = [
  { name: 'first build', from: 'empty', file: 'base.yaml', next: ['base.yaml', 'gone.yaml'] },
  { name: 'a changed date', from: 'base', file: 'date.yaml', next: ['date.yaml', 'base.yaml', 'later.yaml'] },
  { name: 'a changed date, files edited by hand', from: 'edited', file: 'date.yaml', next: ['date.yaml', 'base.yaml'] },
  { name: 'units gone and renamed', from: 'base', file: 'gone.yaml', next: ['gone.yaml', 'base.yaml', 'date.yaml'] },
]

/**
 * Makes the folders that builds start from, and notes what each build ends with where nothing disturbs it.
 * @param dir a folder for all this @param words of the names of the stories to try
 */
export async function makeSetting(main, dir, units, words = '') {
  const wanted = stories.filter(({ name }) => new RegExp(words, 'u').test(name))
  const rounds = {
    'base.yaml': round({ units }),
    'date.yaml': round({ units, date: '2024-06-03' }),
    'later.yaml': round({ units, date: '2024-07-01' }),
    'gone.yaml': round({ units, skip: 1, renamed: units - 2 }),
  }
  const at = (name) => join(dir, name)
  const fresh = (name, from) => {
    rmSync(at(name), { recursive: true, force: true })
    mkdirSync(at(name), { recursive: true })
    for (const [file, text] of Object.entries(rounds)) writeFileSync(join(at(name), file), text)
    if (from !== 'empty') cpSync(join(at(from), 'out'), join(at(name), 'out'), { recursive: true })
    return at(name)
  }
  fresh('empty', 'empty')
  await mustBuild(main, fresh('base', 'empty'), 'base.yaml')
  const edited = edit(join(fresh('edited', 'base'), 'out'))
  const before = Object.fromEntries(
    ['empty', 'base', 'edited'].map((name) => [name, tree(join(at(name), 'out')).files]),
  )
  const known = new Map()
  /** files → digest that an undisturbed build ends with, made when first asked for */
  const after = async (from, file) => {
    const key = `${from} ${file}`
    if (!known.has(key)) {
      await mustBuild(main, fresh('whole', from), file)
      known.set(key, tree(join(at('whole'), 'out')).files)
    }
    return known.get(key)
  }
  return { stories: wanted, before, after, edited, fresh }
}

async function mustBuild(main, cwd, file) {
  const { status, err } = await build(main, cwd, file)
  if (status !== 0) throw new Error(`${file}: ${status}\n${err}`)
}

/** Edits some speeches as their readers do. @returns paths of all files that are somebody's own work from now on */
function edit(out) {
  const paths = [...tree(out).files.keys()]
  const edited = new Set()
  const every = (suffix, n) => paths.filter((path) => path.endsWith(suffix)).filter((_, i) => i % n === 0)
  for (const path of every('领导动员.md', 3)) {
    const lines = readFileSync(join(out, path), 'utf8').trimEnd().split('\n')
    writeFileSync(join(out, path), `${[...lines.slice(0, -1), '我自己写的结尾。'].join('\n')}\n`)
    edited.add(path)
  }
  // Word writes a DOCX of its own: here only the bytes count
  for (const path of every('组长动员.docx', 4)) {
    writeFileSync(join(out, path), Buffer.concat([readFileSync(join(out, path)), Buffer.from('edited in Word')]))
    edited.add(path)
  }
  return edited
}

/** The first round folder of an output folder. */
export const roundIn = (out) => join(out, readdirSync(out).find((name) => !name.startsWith('.')) ?? '')
