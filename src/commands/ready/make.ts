import { makeLexicon } from '../../check/lexicon.ts'
import { stretchesOf } from '../../compose/library.ts'
import type { Program } from '../../compose/program.ts'
import { makeShell } from '../../emit/docx/shell.ts'
import type { Place } from '../../model/place.ts'
import type { Templates } from '../../model/template.ts'
import type { Roots } from '../assets.ts'
import { checkAssets, readAssets } from '../assets.ts'
import type { Index } from '../ready.ts'
import type { StoredShell } from './shell.ts'
import { beside, folder, stateOf } from './state.ts'
import { encodeTables } from './tables.ts'

/**
 * Lays templates, facts and shells beside the compiled program.
 * @param assets as read from their files, with nothing wrong with them
 * @returns whether they were fit for it
 */
export async function makeReady(roots: Roots): Promise<boolean> {
  const assets = readAssets(roots, new Map())
  const { templates, catalogue, library } = assets
  if (catalogue === undefined || library === undefined || checkAssets(assets).length > 0) return false
  const shelf = beside()
  const write = (name: string, value: object): void => shelf.write(`${folder}/${name}`, encodeTables(value))
  const chunks: string[] = []
  let at = 0
  const spans = (programs: Iterable<readonly [string, Program]>): Record<string, readonly [number, number]> =>
    Object.fromEntries(
      Array.from(programs, ([key, program]) => {
        const text = JSON.stringify(program)
        chunks.push(text)
        const from = at
        at += Buffer.byteLength(text)
        return [key, [from, at]] as const
      }),
    )
  const stretches = stretchesOf(templates)
  const programs = spans(stretches.map((stretch) => [stretch.key, library.program(stretch) ?? []]))
  const pieces = spans(library.pieces)
  const index: Index = {
    facts: assets.facts,
    files: library.files,
    templates: withoutBodies(templates),
    programs,
    pieces,
    footprints: Object.fromEntries(stretches.map(({ key }) => [key, assets.footprint(key)])),
  }
  shelf.write(`${folder}/programs`, new TextEncoder().encode(chunks.join('')))
  const { sources, ...facts } = catalogue
  write('catalogue', facts)
  write('sources', { sources })
  write('lexicon', makeLexicon(catalogue))
  for (const profile of ['document', 'reading'] as const) {
    const { fixed, ...rest } = await makeShell(profile)
    const [local, central] = [fixed.local, fixed.central].map((bytes) => Buffer.from(bytes).toString('base64'))
    const stored: StoredShell = { ...rest, fixed: { count: fixed.count, local: local ?? '', central: central ?? '' } }
    write(profile, stored)
  }
  write('templates', index)
  // Last: it makes all the others true
  write('state', stateOf(roots.own, shelf.stamp(folder).last))
  return true
}

function withoutBodies({ outlines, sections }: Templates): Index['templates'] {
  // Only messages about conditions need to know where they stand, and these have been checked
  const whenPlaces: ReadonlyMap<string, Place> = new Map()
  return {
    outlines: outlines.map((outline) => Object.assign({}, outline, { whenPlaces })),
    sections: sections.map((section) => Object.assign({}, section, { body: '', whenPlaces })),
  }
}
