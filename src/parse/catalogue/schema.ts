import * as v from 'valibot'
import { daysInMonth } from '../../model/date.ts'
import { levels } from '../../model/round.ts'

const text = v.pipe(v.string(), v.minLength(1))
const texts = v.array(text)
const id = v.pipe(v.string(), v.regex(/^[^\s“”]+$/u))

/** A coarse date. A bare year is a number in YAML; it is as good as the text. */
const coarseDate = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
  v.check(exists),
)
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.check(exists))

const window = { from: v.exactOptional(coarseDate), until: v.exactOptional(coarseDate) }
const sourced = {
  confidence: v.picklist(['high', 'medium']),
  sources: v.pipe(texts, v.minLength(1)),
  notes: v.exactOptional(texts),
}
const severity = v.picklist(['error', 'warning', 'info'])
const optionalTexts = v.optional(texts, [])

const framework = v.strictObject({
  id,
  name: text,
  aliases: optionalTexts,
  kind: text,
  official_name: v.boolean(),
  count: v.pipe(v.union([text, v.number()]), v.transform(String)),
  ...window,
  basis: v.exactOptional(v.picklist(['documented', 'attested'])),
  successor: v.exactOptional(id),
  levels: texts,
  standard: v.exactOptional(v.array(v.strictObject({ ...window, levels: v.array(v.picklist(levels)) }))),
  items: v.pipe(texts, v.minLength(1)),
  wordings: v.optional(v.array(v.strictObject({ ...window, scope: v.exactOptional(text), items: texts })), []),
  ...sourced,
})

const formulation = v.strictObject({
  id,
  text,
  pattern: v.exactOptional(text),
  except: v.exactOptional(texts),
  slot: v.exactOptional(id),
  provincial: v.exactOptional(text),
  ...window,
  chosen: v.exactOptional(v.strictObject(window)),
  successor: v.exactOptional(text),
  severity,
  ...sourced,
})

const regulation = v.strictObject({
  id,
  title: text,
  short: v.exactOptional(text),
  issuer: text,
  cite_as: v.pipe(v.string(), v.regex(/^《.+》$/u)),
  from: coarseDate,
  until: v.exactOptional(coarseDate),
  history: v.array(v.strictObject({ event: text, date: coarseDate })),
  ...sourced,
})

const event = v.strictObject({
  id,
  kind: v.picklist(['congress', 'plenum', 'ccdi-plenum', 'campaign', 'central-round']),
  name: text,
  short: text,
  start: coarseDate,
  local_from: v.exactOptional(coarseDate),
  closing_from: v.exactOptional(coarseDate),
  end: v.exactOptional(coarseDate),
  topic: v.exactOptional(text),
  ...sourced,
})

/** A clause goes into the middle of a sentence: it brings no full stop of its own. */
const clause = v.pipe(v.string(), v.regex(/[^。；，、]$/u))
const clauses = v.pipe(v.array(clause), v.minLength(1))

const unitKind = v.strictObject({
  id,
  name: text,
  aliases: optionalTexts,
  guess: optionalTexts,
  position: clauses,
  tasks: clauses,
  points: clauses,
  risks: clauses,
  wish: clauses,
  staff: text,
  never: optionalTexts,
  reach: optionalTexts,
  general: v.optional(v.boolean(), false),
  ...sourced,
})

const roundType = v.strictObject({ id, name: text, definition: clause, ...sourced })
const context = v.strictObject({
  tag: id,
  clause,
  provincial: v.exactOptional(clause),
  ...window,
  ...sourced,
})
const unitNames = v.strictObject({
  ...window,
  names: v.pipe(v.array(v.strictObject({ old: v.exactOptional(text), new: v.exactOptional(text) })), v.minLength(1)),
  except: v.exactOptional(texts),
})
const renaming = v.strictObject({
  old: text,
  new: text,
  effective: coarseDate,
  units: v.exactOptional(unitNames),
  ...sourced,
})
const person = v.strictObject({ name: text, role: text, ...window, wrong: optionalTexts, ...sourced })
const correction = v.strictObject({
  id,
  wrong: text,
  right: text,
  pattern: v.exactOptional(text),
  except: v.exactOptional(texts),
  kind: text,
  severity,
  fixable: v.exactOptional(v.literal(true)),
  also: v.exactOptional(v.record(text, text)),
  ...window,
  ...sourced,
})
const region = v.strictObject({ name: text, places: optionalTexts, ...sourced })
const measureWords = v.strictObject({ nouns: v.pipe(texts, v.minLength(1)), never: text, right: text, ...sourced })
const source = v.strictObject({
  title: text,
  kind: text,
  date: v.exactOptional(coarseDate),
  url: v.exactOptional(v.pipe(v.string(), v.url())),
})

/** What each file of data/ holds, by its name without `.yaml`. */
export const schemas = {
  catalogue: v.strictObject({ verified_until: day }),
  frameworks: v.array(framework),
  formulations: v.array(formulation),
  documents: v.array(regulation),
  events: v.array(event),
  'unit-kinds': v.array(unitKind),
  'round-types': v.array(roundType),
  contexts: v.array(context),
  renamings: v.array(renaming),
  persons: v.array(person),
  corrections: v.array(correction),
  regions: v.array(region),
  'measure-words': v.array(measureWords),
  sources: v.record(v.string(), source),
}

export type FileName = keyof typeof schemas

/** The content of all files, each as its schema gives it. */
export type Contents = { readonly [F in FileName]: v.InferOutput<(typeof schemas)[F]> }

function exists(date: string): boolean {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month)
}
