import type { Catalogue } from '../model/catalogue.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic, isError } from '../model/diagnostic.ts'
import { chineseCount } from '../model/numerals.ts'
import type { Outline, PlannedSection } from '../model/outline.ts'
import type { OrdinalStyle } from '../model/round.ts'
import type { Block, Inline, Placeholder, Source, Speech } from '../model/speech.ts'
import { hanCharacters, plainText, readingMinutes } from '../model/speech.ts'
import type { Leaf } from '../model/view.ts'
import type { RawBlock } from './blocks.ts'
import { parseBlocks, plainOf, sourcesFrom } from './blocks.ts'
import type { Rendering } from './helpers.ts'
import type { Compiled, Library } from './library.ts'
import { pointsMark, unmark } from './marks.ts'
import { TooLongError } from './render.ts'
import type { Numbered } from './number.ts'
import { number } from './number.ts'

/** A speech, where its templates could be rendered, and what is to be said about them. */
export interface Composed {
  readonly speech?: Speech
  readonly diagnostics: readonly Diagnostic[]
}

/** A name that is not in use; of a slot, the formulations among which it chooses. */
function notInUse(name: string, date: string, catalogue: Catalogue) {
  const members = catalogue.formulations.filter(({ slot }) => slot === name).map(({ id }) => id)
  return members.length === 0 ? { name, date } : { name, date, members }
}

/** Writes a planned speech: renders its sections, reads them as blocks, numbers them. */
export function compose(outline: Outline, library: Library, catalogue: Catalogue): Composed {
  const diagnostics: Diagnostic[] = []
  const reported = new Set<string>()
  const title = { text: '' }
  const rendering: Rendering = {
    catalogue,
    date: outline.asOf,
    level: outline.level,
    seed: outline.seed,
    missing: (what, name, file, line) => {
      const place = placeAt({ file: library.files[file] ?? '', line, data: [] })
      const key = `${what} ${name} ${place.file}:${line}`
      if (reported.has(key)) return
      reported.add(key)
      diagnostics.push(
        what === 'empty'
          ? diagnostic('template/empty-value', { field: name, speech: title.text || outline.key }, place)
          : diagnostic('template/not-in-use', notInUse(name, outline.asOf, catalogue), place),
      )
    },
  }
  const short = (compiled: Compiled): string => {
    diagnostics.push(...compiled.diagnostics)
    const { file, lines } = outline.template
    return plainOf(unmark(rendered(compiled, outline, rendering, { file, line: lines.title }, diagnostics)).text).trim()
  }
  title.text = short(library.title(outline.template))
  const salutation = short(library.salutation(outline.template))
  const numbered: Numbered[] = []
  const sections: { id: string; title: string; template: string }[] = []
  for (const section of outline.sections) {
    const blocks = composeSection(section, outline, library, rendering, diagnostics)
    sections.push({
      id: section.slot,
      title: blocks.find((block) => block.type === 'heading')?.text ?? '',
      template: section.template.file,
    })
    const { leads } = section.template
    for (const block of blocks)
      numbered.push(outline.leads === undefined && leads !== undefined ? { block, leads } : { block })
  }
  if (diagnostics.some(isError)) return { diagnostics }
  const blocks = number(numbered, {
    ordinals: outline.ordinals,
    leads: outline.leads ?? outline.template.leads,
    inline: outline.inline ?? otherThan(outline.leads, outline.template.inline),
    headings: outline.template.headings,
  })
  return { speech: assemble(outline, title.text, salutation, blocks, sections), diagnostics }
}

/** A series inside a paragraph must not look like the points around it. */
const otherThan = (leads: OrdinalStyle | undefined, inline: OrdinalStyle): OrdinalStyle =>
  leads === inline ? (inline === '一是' ? '一要' : '一是') : inline

/** What a template comes to; nothing, and a word about it, where it would not come to an end. */
function rendered(
  { render }: Compiled,
  { view }: Outline,
  rendering: Rendering,
  at: { readonly file: string; readonly line: number },
  diagnostics: Diagnostic[],
): string {
  try {
    return render?.(view, rendering) ?? ''
  } catch (error) {
    if (!(error instanceof TooLongError)) throw error
    diagnostics.push(diagnostic('template/endless', {}, placeAt({ ...at, data: [] })))
    return ''
  }
}

function composeSection(
  section: PlannedSection,
  outline: Outline,
  library: Library,
  rendering: Rendering,
  diagnostics: Diagnostic[],
): readonly RawBlock[] {
  const compiled = library.section(section.template)
  diagnostics.push(...compiled.diagnostics)
  if (compiled.render === undefined) return []
  const { file, bodyLine } = section.template
  const { text, marks } = unmark(rendered(compiled, outline, rendering, { file, line: bodyLine }, diagnostics))
  const parsed = parseBlocks(text, sourcesFrom(marks, library.files))
  const added = section.insert === undefined ? undefined : parseInsert(section.insert)
  for (const { found, source } of [...parsed.unsupported, ...(added?.unsupported ?? [])])
    diagnostics.push(diagnostic('template/markdown-unsupported', { found }, placeAt(source)))
  return countPoints([...parsed.blocks, ...(added?.blocks ?? [])], diagnostics)
}

/** What the round file adds: Markdown of its own, never a template. */
function parseInsert(insert: { readonly text: string; readonly path: string }) {
  return parseBlocks(insert.text, () => ({ file: '', line: 1, data: [insert.path] }))
}

/** Puts the number of a chapter's points where the template asked for it. */
function countPoints(blocks: readonly RawBlock[], diagnostics: Diagnostic[]): readonly RawBlock[] {
  const points = blocks.filter((block) => block.type === 'paragraph' && block.lead !== undefined).length
  const fill = (text: string, source: Source): string => {
    if (!text.includes(pointsMark)) return text
    if (points === 0) diagnostics.push(diagnostic('template/no-points', {}, placeAt(source)))
    return text.replaceAll(pointsMark, chineseCount(points))
  }
  return blocks.map((block) => {
    if (block.type === 'heading') return { ...block, text: fill(block.text, block.source) }
    const inlines = (list: readonly Inline[]): readonly Inline[] =>
      list.map((inline) => ({ ...inline, text: fill(inline.text, block.source) }))
    return { ...block, inlines: inlines(block.inlines), series: block.series.map(inlines) }
  })
}

function assemble(
  outline: Outline,
  title: string,
  salutation: string,
  blocks: readonly Block[],
  sections: Speech['sections'],
): Speech {
  const { view } = outline
  const { name, title: post } = view.speaker
  const text = [title.replaceAll('|', ''), salutation, ...blocks.map(plainText)].join('\n')
  const characters = hanCharacters(text)
  return {
    key: outline.key,
    kind: outline.kind,
    round: outline.round,
    meeting: { id: outline.meeting.id, name: outline.meeting.name },
    units: outline.units,
    title,
    speaker: {
      ...(name === undefined ? {} : { name: name.text }),
      ...(post === undefined ? {} : { title: post.text }),
      ...(name === undefined && post === undefined ? { name: view.speaker.called.text } : {}),
    },
    ...(outline.date === undefined ? {} : { date: outline.date }),
    salutation,
    blocks,
    sections,
    // The line of the speaker is no part of the text that is counted, but what it holds open is to be filled as well
    placeholders: placeholdersIn(`${name?.text ?? post?.text ?? view.speaker.called.text}\n${text}`, view),
    characters,
    minutes: readingMinutes(characters),
  }
}

/** What is held open in a text, each once, with the data path that would fill it. */
function placeholdersIn(text: string, view: unknown): readonly Placeholder[] {
  const names = [...new Set(Array.from(text.matchAll(/【待补：([^】]*)】/g), (found) => found[1] ?? ''))]
  if (names.length === 0) return []
  const paths = new Map<string, string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { text: held, path } = value as Partial<Leaf>
    if (typeof held === 'string') {
      const name = /^【待补：([^】]*)】$/.exec(held)?.[1]
      if (name !== undefined && path !== undefined && !paths.has(name)) paths.set(name, path)
    } else for (const inner of Object.values(value)) walk(inner)
  }
  walk(view)
  return names.map((name) => {
    const path = paths.get(name)
    return path === undefined ? { name } : { name, path }
  })
}

const placeAt = (source: Source) => ({
  file: source.file,
  line: source.line,
  column: 1,
  endLine: source.line,
  endColumn: 1,
})
