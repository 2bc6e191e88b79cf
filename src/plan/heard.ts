import type { Outline } from '../model/outline.ts'
import type { SpeechKind } from '../model/round.ts'
import type { Speech } from '../model/speech.ts'
import type { View } from '../model/view.ts'

/** What has been said so far in one meeting: for each kind of speech the headings of its chapters. */
export type Heard = ReadonlyMap<SpeechKind, readonly string[]>

/** The view's name of each kind of speech that others refer to. */
export const heardFields = {
  组长动员: 'entry_team',
  领导动员: 'entry_leader',
  表态发言: 'pledge',
  部署讲话: 'deployment',
} as const satisfies Partial<Record<SpeechKind, keyof View['said']>>

/**
 * The headings of a speech's chapters, without ordinals and up to the first comma: what a later speaker can echo in a
 * breath (从提高政治站位、把握监督重点等方面). Headings that only he can say (我们看哪些事), or that
 * all turn on this meeting's matter (认识这次巡察的意义), are no list for somebody else: none then.
 */
export function chapterTitles(speech: Speech): readonly string[] {
  const titles = speech.sections.map(({ title }) => title.split('，')[0] ?? '').filter((title) => title !== '')
  return titles.some((title) => /我们|这次/u.test(title)) ? [] : titles
}

/** An outline that knows what was really said before it: the headings take the place of points only announced. */
export function withHeard(outline: Outline, heard: Heard): Outline {
  const said = { ...outline.view.said }
  let changed = false
  for (const [kind, titles] of heard) {
    const field = heardFields[kind as keyof typeof heardFields]
    const person = field === undefined ? undefined : said[field]
    if (field === undefined || person === undefined || titles.length === 0) continue
    said[field] = { ...person, points: titles.map((text) => ({ text, path: `${outline.meeting.id}/${kind}` })) }
    changed = true
  }
  return changed ? { ...outline, view: { ...outline.view, said } } : outline
}
