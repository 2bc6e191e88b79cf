import { emitDocx } from '../emit/docx/document.ts'
import type { ProfileName } from '../emit/docx/layout.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic, isError } from '../model/diagnostic.ts'
import { plainText } from '../model/speech.ts'
import { readScript } from '../parse/script.ts'
import type { Conversion, ToPdf } from '../workspace/office.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Ended, OpenScript } from './script/files.ts'
import { isOpen, openScript, stemOf, writeFile } from './script/files.ts'
import { isPdf, noPdf, substitutedFonts } from './script/pdf.ts'

/** What `speechgen render` can make. */
export const renderFormats = ['docx', 'pdf'] as const
export type RenderFormat = (typeof renderFormats)[number]

/** What `speechgen render` is asked for. */
export interface RenderOptions {
  readonly file: string
  /** where it goes, with the extension of the format; beside the file where it is missing */
  readonly target?: string
  readonly formats: readonly RenderFormat[]
  readonly profile: ProfileName
  readonly force: boolean
  readonly toPdf: ToPdf
}

/** What was written. */
export interface Rendered extends Ended {
  readonly written: readonly string[]
}

/** Lays a speech out, whoever wrote it. */
export async function renderFile(user: Workspace, options: RenderOptions): Promise<Rendered> {
  const { file, formats, profile, force } = options
  const opened = await openScript(file, user)
  if (!isOpen(opened)) return { ...opened, written: [] }
  const diagnostics: Diagnostic[] = [...opened.diagnostics, ...leftOpen(opened, file)]
  const written: string[] = []
  const docx = await emitDocx(opened.script, profile, originOf(opened))
  const stem = options.target === undefined ? stemOf(file) + suffixes[profile] : stemOf(options.target)
  for (const format of formats) {
    const target = `${stem}.${format}`
    const conversion = format === 'docx' ? { pdf: docx } : await convert(docx, options)
    if (!isPdf(conversion)) {
      diagnostics.push(...noPdf([{ file: target, why: conversion.failed }]))
      continue
    }
    const made = conversion.pdf
    // A PDF is only ever made; a .docx file may have been worked on since
    const replaceable = format === 'pdf' ? () => true : isUntouched
    const refused = await writeFile({ target, bytes: made, sources: [file], force, replaceable }, user)
    if (refused === undefined) written.push(target)
    else diagnostics.push(refused)
    if (format === 'pdf') diagnostics.push(...substitutedFonts(made, target))
  }
  const status = diagnostics.some(isError) ? 2 : 0
  return { written, diagnostics, status }
}

/** The profiles differ by name, so that neither overwrites the other. */
const suffixes: Readonly<Record<ProfileName, string>> = { document: '', reading: '-朗读稿' }

/**
 * Whether a .docx file is just as it was generated: laid out anew it gives the same bytes, in one profile or the other.
 * Whoever saves it in Word or WPS changes it.
 */
export async function isUntouched(docx: Uint8Array): Promise<boolean> {
  const { script, origin } = await readScript('.docx', docx)
  if (script === undefined) return false
  for (const profile of ['document', 'reading'] as const)
    if (Buffer.compare(await emitDocx(script, profile, origin), docx) === 0) return true
  return false
}

/** What the file says of its making; a text that says nothing gets no properties of its own. */
function originOf({ origin, script }: OpenScript): OpenScript['origin'] | undefined {
  const says = [origin.generator, script.kind, script.round, script.meeting, script.units]
  return says.some((each) => each !== undefined) ? origin : undefined
}

async function convert(docx: Uint8Array, { toPdf }: RenderOptions): Promise<Conversion> {
  const [conversion] = await toPdf([docx])
  return conversion ?? { failed: 'broken' }
}

/** What is still open in the text: it is highlighted, and should be settled before it is printed. */
function leftOpen({ script }: OpenScript, file: string): readonly Diagnostic[] {
  const text = script.blocks.map(plainText).join('\n')
  const held = text.match(/【待补：[^】]*】/gu)?.length ?? 0
  const changes = text.match(/\{(?:\+\+|--)/gu)?.length ?? 0
  return [
    ...(held === 0 ? [] : [diagnostic('script/held-open', { file, count: held })]),
    ...(changes === 0 ? [] : [diagnostic('script/changes-left', { file, count: changes })]),
  ]
}
