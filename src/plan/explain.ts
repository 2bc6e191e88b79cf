import type { Catalogue } from '../model/catalogue.ts'
import type { IsoDate } from '../model/date.ts'
import type { Meeting, Round, SpeechItem, SpeechKind } from '../model/round.ts'
import type { OutlineTemplate, SectionTemplate, Situation, Templates } from '../model/template.ts'
import { outlinesFor, sectionsFor, seedOf, slotsOf } from './candidates.ts'
import type { Candidate } from './choose.ts'
import { choose, heaviestOf, reasonsAgainst } from './choose.ts'
import { shortMeetingName } from './meeting-name.ts'
import { dayOf, situationOf } from './situation.ts'

/** A choice as it was made, and what became of every other template that could have been chosen. */
export interface ExplainedChoice<T> {
  readonly chosen?: T
  /** those that would have done as well, the chosen one among them, and which of them it is (from 0) */
  readonly equals: readonly T[]
  readonly pick: number
  /** those whose conditions hold, but that weigh less */
  readonly lighter: readonly T[]
  /** those whose conditions do not all hold, with every one that fails */
  readonly rejected: readonly { readonly template: T; readonly reasons: readonly string[] }[]
}

/** Which templates a speech is written with, and why. */
export interface ExplainedSpeech {
  /** `wsjk-entry/2-领导动员` */
  readonly key: string
  readonly kind: SpeechKind
  readonly meeting: string
  /** places of the meeting in the round and of the speech in the meeting, from 1, as in the names of the files */
  readonly numbers: readonly [meeting: number, position: number]
  readonly situation: Situation
  /** the outline that the round file asks for, which leaves no choice */
  readonly asked?: string
  readonly outline: ExplainedChoice<OutlineTemplate>
  /** missing where there is no outline */
  readonly sections: readonly { readonly slot: string; readonly choice: ExplainedChoice<SectionTemplate> }[]
  /** slots of the outline that the round file leaves out */
  readonly omitted: readonly string[]
}

/** Goes through the choices of a round as the plan does, and tells of all that could have been chosen. */
export function explain(round: Round, catalogue: Catalogue, templates: Templates): readonly ExplainedSpeech[] {
  const told: ExplainedSpeech[] = []
  let number = 0
  for (const meeting of round.meetings) {
    const items = meeting.agenda.filter((item): item is SpeechItem => 'speech' in item && item.generate)
    if (items.length > 0) number++
    for (const [i, item] of items.entries()) {
      const about = { round, catalogue, templates, meeting, item, date: dayOf(round, meeting, catalogue) }
      told.push(explainSpeech(about, [number, i + 1]))
    }
  }
  return told
}

interface About {
  readonly round: Round
  readonly catalogue: Catalogue
  readonly templates: Templates
  readonly meeting: Meeting
  readonly item: SpeechItem
  readonly date: IsoDate
}

function explainSpeech(about: About, numbers: readonly [number, number]): ExplainedSpeech {
  const { round, catalogue, templates, meeting, item, date } = about
  const { speech: kind, options } = item
  const key = `${meeting.id}/${numbers[1]}-${kind}`
  const seed = seedOf(round, key, options)
  const situation = situationOf(round, catalogue, meeting, item, date)
  const by = { situation, seed, catalogue }
  const outline = explainChoice(outlinesFor(templates, kind, options), { ...by, what: 'outline' })
  const slots = outline.chosen === undefined ? [] : slotsOf(outline.chosen, options).slots
  return {
    key,
    kind,
    meeting: shortMeetingName(round, meeting),
    numbers,
    situation,
    ...(options.outline === undefined ? {} : { asked: options.outline }),
    outline,
    sections: slots.map((slot) => ({
      slot,
      choice: explainChoice(sectionsFor(templates, kind, slot), { ...by, what: slot }),
    })),
    omitted: (outline.chosen?.slots ?? []).filter((slot) => !slots.includes(slot)),
  }
}

/** What a choice depends on. */
interface By {
  readonly situation: Situation
  readonly seed: string
  readonly what: string
  readonly catalogue: Catalogue
}

function explainChoice<T extends Candidate>(candidates: readonly T[], by: By): ExplainedChoice<T> {
  const { situation, seed, what, catalogue } = by
  const judged = candidates.map((template) => ({
    template,
    reasons: reasonsAgainst(template.when, situation).map((reason) => withNames(reason, template, catalogue)),
  }))
  const fitting = judged.flatMap(({ template, reasons }) => (reasons.length === 0 ? [template] : []))
  const equals = heaviestOf(fitting)
  const { pick, chosen } = choose(candidates, situation, seed, what)
  return {
    ...(chosen === undefined ? {} : { chosen }),
    equals,
    pick,
    lighter: fitting.filter((template) => !equals.includes(template)).toSorted((a, b) => b.weight - a.weight),
    rejected: judged.filter(({ reasons }) => reasons.length > 0),
  }
}

/** Frameworks by their names: an id tells an editor little. */
function withNames(reason: string, { when }: Candidate, catalogue: Catalogue): string {
  return (when.focus ?? []).reduce((text, id) => {
    const name = catalogue.frameworks.find((known) => known.id === id)?.name
    return name === undefined ? text : text.replaceAll(id, name)
  }, reason)
}
