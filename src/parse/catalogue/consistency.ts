import type { Window } from '../../model/date.ts'
import { firstDay, lastDay } from '../../model/date.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Contents, FileName } from './schema.ts'
import { nearest } from '../../model/nearest.ts'
import type { Path, YamlFile } from './yaml-file.ts'

type Files = Readonly<Partial<Record<FileName, YamlFile>>>
type Read = Partial<Contents>

/** What no schema can see: names that occur twice, references into nothing, windows that end before they begin. */
export function checkConsistency(read: Read, files: Files): readonly Diagnostic[] {
  return [
    ...sourcesExist(read, files),
    ...namesAreUnique(read, files),
    ...windowsRunForward(read, files),
    ...slotsDoNotOverlap(read, files),
    ...successorsExist(read, files),
    ...patternsCompile(read, files),
  ]
}

/** All lists of entries that were read, each with its file. */
function lists(read: Read): readonly (readonly [FileName, readonly Record<string, unknown>[]])[] {
  return (Object.entries(read) as [FileName, unknown][])
    .filter(([, content]) => Array.isArray(content))
    .map(([file, content]) => [file, content as Record<string, unknown>[]])
}

function* sourcesExist(read: Read, files: Files): Generator<Diagnostic> {
  if (read.sources === undefined) return
  const known = Object.keys(read.sources)
  for (const [file, entries] of lists(read)) {
    for (const [index, entry] of entries.entries()) {
      for (const [position, source] of (entry['sources'] as readonly string[]).entries()) {
        if (known.includes(source)) continue
        const suggestion = nearest(source, known)
        yield diagnostic(
          'catalogue/unknown-source',
          { source, ...(suggestion === undefined ? {} : { suggestion }) },
          files[file]?.place([index, 'sources', position]),
        )
      }
    }
  }
}

/** How an entry is called, and when: entries of times that do not touch may share a name (四个紧盯 of 2020 and 2023). */
interface Called {
  readonly label: string
  readonly window: Window
  readonly path: Path
}

function* namesAreUnique(read: Read, files: Files): Generator<Diagnostic> {
  for (const [file, entries] of lists(read)) {
    const seen = new Map<string, Called[]>()
    for (const [index, entry] of entries.entries()) {
      const window: Window = entry
      const label = String(entry['id'] ?? entry['tag'] ?? entry['name'] ?? entry['old'])
      for (const [name, path] of names(file, entry, index)) {
        const others = (seen.get(name) ?? []).filter((other) => other.path[0] !== index)
        const clash = others.find((other) => path[1] === 'id' || touch(other.window, window))
        if (clash !== undefined) {
          yield Object.assign(
            diagnostic('catalogue/duplicate-name', { name, other: clash.label }, files[file]?.place(path)),
            { related: [files[file]?.place(clash.path)].filter((place) => place !== undefined) },
          )
        }
        seen.set(name, [...(seen.get(name) ?? []), { label, window, path }])
      }
    }
  }
}

function names(file: FileName, entry: Record<string, unknown>, index: number): readonly (readonly [string, Path])[] {
  const one = (key: string): readonly (readonly [string, Path])[] =>
    typeof entry[key] === 'string' ? [[entry[key], [index, key]]] : []
  const many = (key: string): readonly (readonly [string, Path])[] =>
    ((entry[key] ?? []) as readonly string[]).map((name, position) => [name, [index, key, position]])
  // Only what a user can refer to must be unambiguous; the same text may stand in several formulations
  if (file === 'frameworks' || file === 'unit-kinds') {
    return [...one('id'), ...one('name'), ...many('aliases'), ...many('guess')].filter(
      ([name, path], at, all) => path[1] === 'guess' || all.findIndex(([other]) => other === name) === at,
    )
  }
  return [...one('id'), ...one('tag'), ...one('old')]
}

const touch = (one: Window, other: Window): boolean =>
  (one.until === undefined || other.from === undefined || firstDay(other.from) <= lastDay(one.until)) &&
  (other.until === undefined || one.from === undefined || firstDay(one.from) <= lastDay(other.until))

function* windowsRunForward(read: Read, files: Files): Generator<Diagnostic> {
  for (const [file, entries] of lists(read)) {
    for (const [path, from, until] of windowsIn(entries, [])) {
      if (firstDay(from) > lastDay(until)) {
        yield diagnostic('catalogue/window-reversed', { from, until }, files[file]?.place(path))
      }
    }
  }
}

function* windowsIn(value: unknown, path: Path): Generator<readonly [Path, string, string]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    yield* windowsIn(inner, [...path, Array.isArray(value) ? Number(key) : key])
  }
  const { from, until, start, end, closing_from: closing } = value as Record<string, unknown>
  if (typeof from === 'string' && typeof until === 'string') yield [[...path, 'until'], from, until]
  if (typeof start === 'string' && typeof end === 'string') yield [[...path, 'end'], start, end]
  if (typeof start === 'string' && typeof closing === 'string') yield [[...path, 'closing_from'], start, closing]
  if (typeof closing === 'string' && typeof end === 'string') yield [[...path, 'end'], closing, end]
}

function* slotsDoNotOverlap(read: Read, files: Files): Generator<Diagnostic> {
  const all = (read.formulations ?? []).map((entry, index) => ({ entry, index, window: entry.chosen ?? entry }))
  for (const [position, { entry, index, window }] of all.entries()) {
    if (entry.slot === undefined) continue
    const clash = all.slice(0, position).find((one) => one.entry.slot === entry.slot && touch(one.window, window))
    if (clash === undefined) continue
    const date = [window.from, clash.window.from].map((from) => (from === undefined ? '' : firstDay(from))).sort()[1]
    yield diagnostic(
      'catalogue/slot-overlap',
      { slot: entry.slot, id: entry.id, other: clash.entry.id, date: date === '' ? '最早的日期' : String(date) },
      files.formulations?.place([index, entry.chosen === undefined ? 'slot' : 'chosen']),
    )
  }
}

function* successorsExist(read: Read, files: Files): Generator<Diagnostic> {
  for (const file of ['frameworks', 'formulations'] as const) {
    const entries = read[file] ?? []
    const ids = entries.map((entry) => entry.id)
    for (const [index, { successor }] of entries.entries()) {
      // A formulation may name its successor in words; only what looks like an id is looked up
      if (successor === undefined || ids.includes(successor)) continue
      if (file === 'formulations' && !/^[a-z0-9-]+$/.test(successor)) continue
      const suggestion = nearest(successor, ids)
      yield diagnostic(
        'catalogue/unknown-successor',
        { successor, ...(suggestion === undefined ? {} : { suggestion }) },
        files[file]?.place([index, 'successor']),
      )
    }
  }
}

function* patternsCompile(read: Read, files: Files): Generator<Diagnostic> {
  for (const file of ['formulations', 'corrections', 'renamings'] as const) {
    for (const [pattern, path] of (read[file] ?? []).flatMap(patternsOf)) {
      const detail = fault(pattern)
      if (detail !== undefined) {
        yield diagnostic('catalogue/bad-pattern', { pattern, detail }, files[file]?.place(path))
      }
    }
  }
}

interface Patterned {
  readonly pattern?: string
  readonly except?: readonly string[]
  readonly units?: { readonly except?: readonly string[] }
}

/** The regular expressions of an entry, each with its path. */
function patternsOf({ pattern, except = [], units }: Patterned, index: number): readonly (readonly [string, Path])[] {
  return [
    ...(pattern === undefined ? [] : [[pattern, [index, 'pattern']] as const]),
    ...except.map((each, at) => [each, [index, 'except', at]] as const),
    ...(units?.except ?? []).map((each, at) => [each, [index, 'units', 'except', at]] as const),
  ]
}

function fault(pattern: string): string | undefined {
  try {
    void new RegExp(pattern, 'u')
    return undefined
  } catch (error) {
    return error instanceof Error ? (error.message.split(': ').at(-1) ?? error.message) : String(error)
  }
}
