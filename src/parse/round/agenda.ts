import type { AgendaItem, Person, SpeechItem, SpeechKind, SpeechOptions, Team, Unit } from '../../model/round.ts'
import { speechKinds } from '../../model/round.ts'
import type { WrittenRound } from './definition.ts'
import { nearest, normal } from '../../model/nearest.ts'
import { bareHead, leaderOf, personOf } from './people.ts'
import type { Resolving } from './resolving.ts'
import { defined, listOf } from './resolving.ts'
import { unitIds } from './teams.ts'

type WrittenMeeting = NonNullable<WrittenRound['meetings']>[number]
type WrittenItem = NonNullable<WrittenMeeting['agenda']>[number]
type WrittenOptions = NonNullable<WrittenRound['defaults']>

/** What an agenda is resolved against. */
export interface Stage {
  readonly units: readonly Unit[]
  /** the units of this meeting */
  readonly present: readonly Unit[]
  readonly team?: Team | undefined
  readonly chair?: Person | undefined
  readonly defaults: SpeechOptions
}

/** A speech that the file does not spell out, with the speaker that follows from the meeting. */
export function plainSpeech(speech: SpeechKind, stage: Stage, path: string): SpeechItem {
  const speaker = usualSpeaker(speech, stage)
  const unit = speech === '表态发言' && stage.present.length === 1 ? stage.present[0]?.id : undefined
  return defined({ speech, speaker, unit, points: [], generate: true, options: stage.defaults, path })
}

/** One item of an agenda. */
export function agendaItemOf(resolving: Resolving, written: WrittenItem, stage: Stage, path: string): AgendaItem {
  const item = typeof written === 'string' ? shorthand(resolving, written, path) : written
  if (item.speech === undefined) {
    return defined({ item: item.item ?? '', objects: listOf(item.object), by: personOf(item.by), path })
  }
  const plain = plainSpeech(item.speech, stage, path)
  const [unit] = unitIds(resolving, item.unit, `${path}.unit`, stage.units)
  return defined({
    ...plain,
    unit: unit?.id ?? plain.unit,
    speaker:
      ofTeam(personOf(item.speaker), item.speech, stage) ?? headOf(unit?.id, item.speech, stage) ?? plain.speaker,
    points: listOf(item.points),
    generate: item.generate ?? true,
    options: optionsOf(item, stage.defaults),
  })
}

/** Who speaks for the team: a bare 组长 is called with its name, as where the file names him among the team. */
const ofTeam = (person: Person | undefined, speech: SpeechKind, { team }: Stage): Person | undefined =>
  person !== undefined && team !== undefined && speech === '组长动员' && bareHead.test(person.title ?? '')
    ? { ...person, title: `${team.name}${person.title}` }
    : person

/** A plain text on an agenda: a speech by its kind, or an item; a near miss of a kind is not passed over. */
function shorthand(resolving: Resolving, text: string, path: string): Exclude<WrittenItem, string> {
  const speech = speechKinds.find((kind) => normal(kind) === normal(text))
  if (speech !== undefined) return { speech }
  const suggestion = text.length > 3 ? nearest(text, speechKinds) : undefined
  if (suggestion !== undefined) {
    resolving.say('round/unknown-value', { key: 'speech（讲话）', value: text, allowed: speechKinds, suggestion }, path)
  }
  return { item: text }
}

/** The speech's own options over the defaults; insertions are added up. */
export function optionsOf(own: WrittenOptions, defaults: SpeechOptions): SpeechOptions {
  const { outline, sections, ordinals, length, audience, insert, variant } = own
  const given = defined({
    outline,
    sections: sections === undefined ? undefined : listOf(sections),
    ordinals,
    length,
    audience,
    insert: insert === undefined ? undefined : { ...defaults.insert, ...insert },
    variant,
  })
  return { ...defaults, ...given }
}

function usualSpeaker(speech: SpeechKind, stage: Stage): Person | undefined {
  if (speech === '组长动员') return leaderOf(stage.team)
  if (speech === '主持词') return stage.chair
  return speech === '表态发言' && stage.present.length === 1 ? stage.present[0]?.head : undefined
}

function headOf(id: string | undefined, speech: SpeechKind, stage: Stage): Person | undefined {
  return speech === '表态发言' ? stage.units.find((unit) => unit.id === id)?.head : undefined
}
