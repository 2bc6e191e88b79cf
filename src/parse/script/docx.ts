import type { Document, Element } from '@xmldom/xmldom'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Inline } from '../../model/speech.ts'
import type { Content, Letters } from '../manuscript/docx/content.ts'
import { contentOf } from '../manuscript/docx/content.ts'
import { levelled, markOf, parts, styleId } from '../manuscript/docx/draft.ts'
import { child, children } from '../manuscript/docx/element.ts'
import { openNumbering } from '../manuscript/docx/numbering.ts'
import { openPackage, Unreadable } from '../manuscript/docx/package.ts'
import type { Style } from '../manuscript/docx/styles.ts'
import { readStyles } from '../manuscript/docx/styles.ts'
import type { Changes, ScriptRead } from '../script.ts'
import { assemble, isBlank } from './assemble.ts'
import type { Level, Line } from './line.ts'
import { boldLead, textOf } from './line.ts'

/**
 * Reads a speech out of a .docx file, one that was generated (styles and properties say what everything is) or any
 * other (its outline levels, bold beginnings and words do).
 */
export function readDocxScript(file: string, bytes: Uint8Array, changes: Changes): ScriptRead {
  try {
    return read(file, bytes, changes)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { origin: {}, diagnostics: [error.diagnostic] }
  }
}

function read(file: string, bytes: Uint8Array, changes: Changes): ScriptRead {
  const opened = openPackage(file, bytes)
  const main = opened.part(opened.main)
  const body = child(main?.documentElement ?? undefined, 'body')
  if (main === undefined || body === undefined)
    return { origin: {}, diagnostics: [diagnostic('manuscript/missing-part', { file, part: 'w:body' })] }
  const relatedPart = (type: string): Document | undefined => {
    const path = opened.related(type)
    return path === undefined ? undefined : opened.part(path)
  }
  const styleOf = readStyles(relatedPart('styles'))
  const numberOf = openNumbering(relatedPart('numbering'), styleOf)
  const { paragraphs, notes } = contentOf(main, body, opened.main, styleOf, changes)
  const lines = levelled(
    paragraphs.flatMap((content, i) => {
      const style = styleOf(styleId(content.properties))
      return linesOf(content, numberOf(content.properties, style), style, i + 1)
    }),
  )
  const said = customProperties(opened.part('docProps/custom.xml'))
  const { kind, round, meeting, unit, generator, inputs, title = '' } = said
  const pages = assemble(file, lines, generator !== undefined)
  return {
    script: {
      ...pages,
      // Where the title must break is told; where it only may, that is found anew
      title: bare(title) === bare(pages.title) ? title : generator === undefined ? pages.title : bare(pages.title),
      ...(kind === undefined ? {} : { kind }),
      ...(round === undefined ? {} : { round }),
      ...(meeting === undefined ? {} : { meeting: { name: meeting } }),
      ...(unit === undefined ? {} : { units: unit.split('|') }),
    },
    origin: { ...(generator === undefined ? {} : { generator }), ...(inputs === undefined ? {} : { inputs }) },
    diagnostics: [...notPrinted(file, main, notes.length), ...changesIn(file, main, changes)],
  }
}

const bare = (title: string): string => title.replaceAll('|', '')

/** The custom properties of a file by their names. */
function customProperties(part: Document | undefined): Readonly<Partial<Record<string, string>>> {
  const all = children(part?.documentElement ?? undefined, 'property')
  return Object.fromEntries(all.map((each) => [each.getAttribute('name') ?? '', each.textContent ?? '']))
}

const countOf = (part: Document, ...names: readonly string[]): number =>
  names.reduce((sum, name) => sum + part.getElementsByTagNameNS('*', name).length, 0)

function changesIn(file: string, main: Document, changes: Changes): readonly Diagnostic[] {
  // The ends of paragraphs that were put in or taken out go with their words
  const count = ['ins', 'del', 'moveTo', 'moveFrom']
    .flatMap((name) => Array.from<Element>(main.getElementsByTagNameNS('*', name)))
    .filter(({ parentNode }) => parentNode?.localName !== 'rPr').length
  return count === 0 ? [] : [diagnostic('script/changes', { file, count, kept: changes === 'keep' })]
}

function notPrinted(file: string, main: Document, notes: number): readonly Diagnostic[] {
  const found = (
    [
      [countOf(main, 'blip', 'imagedata'), '张图片'],
      [notes, '条脚注或尾注'],
      [countOf(main, 'commentReference'), '条批注'],
    ] as const
  ).flatMap(([count, what]) => (count === 0 ? [] : [` ${count} ${what}`]))
  return found.length === 0 ? [] : [diagnostic('script/not-printed', { file, found: found.join('、') })]
}

type Raw = Line & { readonly text: string }

/** A paragraph of Word as one or, at its line breaks, several lines. Empty ones are left out. */
function linesOf(content: Content, number: string, style: Style, count: number): readonly Raw[] {
  const marked = markedAs(content.properties, style)
  const groups: Letters[][] = [[]]
  for (const [i, letters] of brokenLines(content.letters).entries()) {
    const last = groups.at(-1)
    const before = last?.map(({ text }) => text).join('') ?? ''
    const now = letters.map(({ text }) => text).join('')
    if (i > 0 && marked === 'title') last?.push({ text: '|', lead: false }, ...letters)
    else if (i > 0 && typeof marked !== 'string' && parts(before, now)) groups.push([...letters])
    else last?.push(...letters)
  }
  return groups.flatMap((letters, i): readonly Raw[] => {
    const prefix: readonly Inline[] = i === 0 && number !== '' ? [{ text: number }] : []
    const mark = i === groups.length - 1 ? endOf(content) : ''
    const inlines = trimmed([...prefix, ...inlinesOf(letters), ...(mark === '' ? [] : [{ text: mark }])])
    if (isBlank(inlines)) return []
    const lead = marked === undefined ? (styledLead(letters) ?? plainLead(inlines)) : undefined
    return [
      {
        inlines,
        text: textOf({ inlines }),
        number: count,
        ...(marked === undefined ? {} : { marked }),
        ...(lead === undefined ? {} : { lead }),
      },
    ]
  })
}

function markedAs(properties: Element | undefined, style: Style): Line['marked'] {
  const marked = markOf(properties, style)
  if (marked !== 'note') return marked
  return style.name === 'date' || style.name === '日期' ? 'date' : style.name === '讲话人' ? 'speaker' : 'note'
}

function brokenLines(letters: readonly Letters[]): readonly (readonly Letters[])[] {
  const lines: Letters[][] = [[]]
  for (const each of letters)
    if (each.text === '\n') lines.push([])
    else lines.at(-1)?.push(each)
  return lines
}

/** What stands for the end of a paragraph that was put in or taken out, in a paragraph that was there before. */
function endOf({ change, letters }: Content): string {
  if (change === undefined || letters.every((each) => each.change === change)) return ''
  return change === 'inserted' ? '{++¶++}' : '{--¶--}'
}

/** Letters of equal looks as one, tracked changes in their marks. */
function inlinesOf(letters: readonly Letters[]): readonly Inline[] {
  return letters.flatMap(({ text, strong, change }, i): readonly Inline[] => {
    const sign = change === 'inserted' ? '++' : '--'
    const opens = change !== undefined && letters[i - 1]?.change !== change
    const closes = change !== undefined && letters[i + 1]?.change !== change
    const written = `${opens ? `{${sign}` : ''}${text}${closes ? `${sign}}` : ''}`
    return written === '' ? [] : [{ text: written, ...(strong === true ? { strong } : {}) }]
  })
}

/** Without the blanks at either end: they are an indent by hand. */
function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const first = inlines.findIndex(({ text }) => text.trim() !== '')
  const last = inlines.findLastIndex(({ text }) => text.trim() !== '')
  return inlines.slice(Math.max(first, 0), last + 1).map(({ text, strong }, i, all): Inline => {
    const begun = i === 0 ? text.trimStart() : text
    const ended = i === all.length - 1 ? begun.trimEnd() : begun
    return strong === true ? { text: ended, strong } : { text: ended }
  })
}

/** A beginning in one of our own styles for run-in headings, up to its stop. */
function styledLead(letters: readonly Letters[]): Line['lead'] | undefined {
  const level = '一二三四'.indexOf(/^段首(.)级标题$/u.exec(letters[0]?.style ?? '')?.[1] ?? '？') + 1
  if (level < 1) return undefined
  const end = letters.findIndex(({ style }) => style !== letters[0]?.style)
  const set = textOf({ inlines: inlinesOf(letters.slice(0, end < 0 ? letters.length : end)) }).trimStart()
  const length = set.endsWith('。') ? set.length - 1 : set.indexOf('。')
  return length > 0 ? { length, level: level as Level } : undefined
}

function plainLead(inlines: readonly Inline[]): Line['lead'] | undefined {
  const length = boldLead(inlines)
  return length === undefined ? undefined : { length }
}
