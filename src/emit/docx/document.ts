import type { Script } from '../../model/speech.ts'
import type { FrontMatter } from '../front-matter.ts'
import { bodyXml } from './body.ts'
import type { ProfileName } from './layout.ts'
import { profiles } from './layout.ts'
import { pageParagraphs } from './paragraphs.ts'
import { coreXml, customXml } from './parts.ts'
import type { Shell } from './shell.ts'
import { deflatedEntry, storedEntry, zip } from './zip.ts'

/** Of zlib, the quickest: higher ones save little of a text of this size. */
const level = 1

/**
 * A speech as the bytes of a DOCX file, laid out after GB/T 9704—2012 (`document`) or larger, for the desk
 * (`reading`). The same speech gives the same bytes, whatever the clock and the time zone say.
 */
export async function emitDocx(
  speech: Script,
  profile: ProfileName = 'document',
  front?: FrontMatter,
): Promise<Uint8Array> {
  return fillShell(await openShell(profile), speech, front)
}

/** Puts a speech into the shell that all files of a profile share. @param body its paragraphs, where they are not plain */
export function fillShell(
  shell: Shell,
  speech: Script,
  front?: FrontMatter,
  body: string = bodyXml(pageParagraphs(speech, profiles[shell.profile])),
): Uint8Array {
  const [before, after] = shell.document
  return zip(shell.fixed, [
    deflatedEntry('word/document.xml', Buffer.from(before + body + after), level),
    storedEntry('docProps/core.xml', Buffer.from(coreXml(speech))),
    storedEntry('docProps/custom.xml', Buffer.from(customXml(speech, front))),
  ])
}

const shells = new Map<ProfileName, Promise<Shell>>()

/** The shell of a profile, made when it is first asked for. */
export function openShell(profile: ProfileName): Promise<Shell> {
  const known = shells.get(profile) ?? makeAnew(profile)
  shells.set(profile, known)
  return known
}

async function makeAnew(profile: ProfileName): Promise<Shell> {
  const { makeShell } = await import('./shell.ts')
  return makeShell(profile)
}
