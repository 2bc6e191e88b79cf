import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Manifest, ManifestSpeech } from '../../model/manifest.ts'
import { digestAt } from '../../workspace/current.ts'
import { digest } from '../../workspace/digest.ts'
import type { ToPdf } from '../../workspace/office.ts'
import { naming } from '../../workspace/refused.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { isPdf, noPdf, substitutedFonts } from '../script/pdf.ts'

/** The speeches with their PDFs, and what was done for it. */
export interface Printed {
  readonly entries: readonly ManifestSpeech[]
  readonly diagnostics: readonly Diagnostic[]
  readonly written: number
  readonly unchanged: number
}

/**
 * Makes a PDF of every DOCX file as it lies in its place, with what somebody has changed in it. One that was made of the
 * same file stays: LibreOffice takes its time, and never gives the same bytes twice.
 * @param folder of the round
 * @param previous the manifest of the last build, which knows what there is already
 */
export async function printSpeeches(
  user: Workspace,
  folder: string,
  entries: readonly ManifestSpeech[],
  previous: Manifest | undefined,
  { toPdf, force }: { readonly toPdf: ToPdf; readonly force: boolean },
): Promise<Printed> {
  const before = new Map((previous?.speeches ?? []).map((speech) => [speech.files.pdf, speech.digests]))
  const known = new Map<string, string>()
  const wanted: { readonly path: string; readonly docx: Uint8Array; readonly written?: string | undefined }[] = []
  for (const { files, digests } of entries) {
    const docx = files.docx === undefined ? undefined : user.read(`${folder}/${files.docx}`)
    if (files.docx === undefined || docx === undefined) continue
    const path = files.docx.replace(/\.docx$/u, '.pdf')
    const last = before.get(path)
    const [made, there] = [digest(docx), digestAt(user, `${folder}/${path}`)]
    if (made === digests.docx && made === last?.docx && there !== undefined && there === last.pdf)
      known.set(path, there)
    else wanted.push({ path, docx, written: force ? there : last?.pdf })
  }
  const unchanged = known.size
  const conversions = wanted.length === 0 ? [] : await toPdf(wanted.map(({ docx }) => docx))
  const failed: { readonly path: string; readonly why: 'missing' | 'broken' }[] = []
  const fonts: Diagnostic[] = []
  const edited: Diagnostic[] = []
  for (const [i, { path, written }] of wanted.entries()) {
    const conversion = conversions[i] ?? { failed: 'broken' }
    if (!isPdf(conversion)) {
      failed.push({ path, why: conversion.failed })
      continue
    }
    const there = digestAt(user, `${folder}/${path}`)
    // Notes that somebody wrote into a PDF are lost nowhere else but here
    const own = there === undefined || there === written
    const target = `${folder}/${own ? path : path.replace(/\.pdf$/u, '.new.pdf')}`
    naming(target, () => user.write(target, conversion.pdf))
    if (!own) edited.push(diagnostic('out/hand-edited', { file: `${folder}/${path}`, beside: target }))
    known.set(path, own || written === undefined ? digest(conversion.pdf) : written)
    fonts.push(...substitutedFonts(conversion.pdf, target))
  }
  return {
    entries: entries.map((entry) => withPdf(entry, known)),
    diagnostics: [
      ...edited,
      ...fonts.slice(0, 1),
      ...noPdf(failed.map(({ path, why }) => ({ file: `${folder}/${path}`, why }))),
    ],
    written: known.size - unchanged,
    unchanged,
  }
}

function withPdf(entry: ManifestSpeech, known: ReadonlyMap<string, string>): ManifestSpeech {
  const pdf = entry.files.docx?.replace(/\.docx$/u, '.pdf')
  const made = pdf === undefined ? undefined : known.get(pdf)
  if (pdf === undefined || made === undefined) return entry
  return { ...entry, files: { ...entry.files, pdf }, digests: { ...entry.digests, pdf: made } }
}
