import type { IsoDate, Window } from './date.ts'
import type { Level } from './round.ts'

/** How well a fact is established; what is weaker than these two is not in the catalogue. */
export type Confidence = 'high' | 'medium'

/** What every entry carries: where it comes from (keys of `sources`) and how sure it is. */
export interface Sourced {
  readonly confidence: Confidence
  readonly sources: readonly string[]
  readonly notes?: readonly string[]
}

/** One dated wording of a framework's items. With a scope (中央, 脱贫攻坚专项 …) it is for reference and never chosen by date. */
export interface Wording extends Window {
  readonly items: readonly string[]
  readonly scope?: string
}

/** `documented`: the source is the first occasion; `attested`: the earliest use found, never to be called 首次提出 */
export type Basis = 'documented' | 'attested'

/** 监督重点 and other named frameworks (四个落实, 六围绕一加强 …). */
export interface Framework extends Window, Sourced {
  readonly id: string
  /** as it is called, without quotation marks; a speech only says it where `official_name` holds */
  readonly name: string
  readonly aliases: readonly string[]
  /** `inspection-focus` can be a round's focus; the other kinds are named set phrases */
  readonly kind: string
  /** how `from` is known; missing together with it */
  readonly basis?: Basis
  /** false: the name is ours or a local one and must not be spoken as the centre's name */
  readonly official_name: boolean
  readonly count: string
  readonly items: readonly string[]
  readonly wordings: readonly Wording[]
  readonly levels: readonly string[]
  /** levels of committee at which it is the focus when the round names none, and from when until when */
  readonly standard?: readonly (Window & { readonly levels: readonly Level[] })[]
  readonly successor?: string
}

/**
 * A formulation with the window in which it may be said at all. `slot` names a choice: of all formulations of one slot
 * the one is taken whose `chosen` window (where it has none, its own) holds the date. 增强“四个意识”、坚定“四个自信” may still
 * be said when a fuller form is already the one to choose.
 */
export interface Formulation extends Window, Sourced {
  readonly id: string
  readonly text: string
  /** a regular expression for finding it, where the text itself will not do */
  readonly pattern?: string
  /** patterns of contexts in which it is not meant (a title, another body of a similar name) */
  readonly except?: readonly string[]
  readonly slot?: string
  /** how a speech at provincial level says it, where 巡察 is 巡视 */
  readonly provincial?: string
  readonly chosen?: Window
  /** what is said instead, as text or as id of another formulation */
  readonly successor?: string
  readonly severity: 'error' | 'warning' | 'info'
}

/** A document (党内法规, 意见, 规划): when it could be cited and under which title. */
export interface RegulationDocument extends Sourced {
  readonly id: string
  readonly title: string
  readonly short?: string
  readonly issuer: string
  /** as a speech cites it, with 《》 */
  readonly cite_as: string
  readonly from: string
  readonly until?: string
  readonly history: readonly { readonly event: string; readonly date: string }[]
}

/** A congress, plenary session, campaign or round of central inspection. */
export interface Event extends Sourced {
  readonly id: string
  readonly kind: 'congress' | 'plenum' | 'ccdi-plenum' | 'campaign' | 'central-round'
  readonly name: string
  readonly short: string
  readonly start: string
  /** from when it reached cities and counties, where that was later (the second batch of a campaign) */
  readonly local_from?: string
  /** from when a campaign was only being summed up: from then on nobody says that it is going on */
  readonly closing_from?: string
  readonly end?: string
  readonly topic?: string
}

/** A kind of unit (类别): what it is to people, what it must watch. All clauses without a full stop. */
export interface UnitKind extends Sourced {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** pieces of a unit's name from which the kind is guessed, the longest wins; one character counts at the end only */
  readonly guess: readonly string[]
  /** what such a unit is to people and to the whole, after “县某局是”: 守护群众健康的主力军 (the body, not the trade) */
  readonly position: readonly string[]
  /** its main tasks */
  readonly tasks: readonly string[]
  /** what the inspection looks at */
  readonly points: readonly string[]
  /** where integrity is at risk */
  readonly risks: readonly string[]
  /** the wish that closes, after “推动”: 全县卫生健康事业高质量发展 without the place */
  readonly wish: readonly string[]
  /** what its people are called: 干部职工 教职工 医务人员 … */
  readonly staff: string
  /** words that never fit it: 三定 for a company, 党组 (as a word, not the beginning of 党组织) for a village */
  readonly never: readonly string[]
  /** ids of the kinds of bodies below it that an inspection of it may be extended to (延伸): 村 and 社区 below 乡镇 */
  readonly reach: readonly string[]
  /** units of many trades are of this kind (事业单位, 国有企业): it is right whatever a unit's name tells */
  readonly general: boolean
}

/** A type of round (常规 专项 …). */
export interface RoundTypeFact extends Sourced {
  readonly id: string
  readonly name: string
  readonly definition: string
}

/** A context tag (换届, 首轮 …) and the clause that a speech may use for it. */
export interface ContextTag extends Sourced {
  readonly tag: string
  readonly clause: string
  /** how a speech at provincial level says it, where 巡察 is 巡视 */
  readonly provincial?: string
  /** when the tag makes sense: 疫情 only in its years */
  readonly from?: string
  readonly until?: string
}

/** An organisation that was renamed. */
export interface Renaming extends Sourced {
  readonly old: string
  readonly new: string
  readonly effective: string
  /** how local units of the kind are called */
  readonly units?: UnitNames
}

/**
 * Names of local units before and after a reform. Localities followed at different times, so both names are good for a
 * while: no unit has the new name before `from` (without it, some had it earlier), none has the old one after `until`.
 */
export interface UnitNames extends Window {
  /** pieces of names, as they replace each other; a body that is new has no old name */
  readonly names: readonly { readonly old?: string; readonly new?: string }[]
  /** patterns of units that are not meant */
  readonly except?: readonly string[]
}

/** A person of the centre with the post that official texts name: for names written wrongly and posts out of date. */
export interface PersonFact extends Window, Sourced {
  readonly name: string
  readonly role: string
  readonly wrong: readonly string[]
}

/** Something that is often written wrongly, and how it is right. The window is when it is wrong; without one, always. */
export interface Correction extends Window, Sourced {
  readonly id: string
  readonly wrong: string
  readonly right: string
  /** a regular expression, where the wrong text itself will not do */
  readonly pattern?: string
  readonly except?: readonly string[]
  readonly kind: string
  readonly severity: 'error' | 'warning' | 'info'
  /** `right` (in `also`, the value) may stand in the place of what was found without anyone looking at it */
  readonly fixable?: true
  /** further pairs of the same kind for the same reason: wrong text → right text, never patterns */
  readonly also?: Readonly<Record<string, string>>
}

/** A province, municipality or autonomous region with what of the prefectural level belongs to it, by their official names. */
export interface Region extends Sourced {
  readonly name: string
  readonly places: readonly string[]
}

/** Nouns, the measure words that they never have, and those that they have. */
export interface MeasureWords extends Sourced {
  readonly nouns: readonly string[]
  /** every character is a measure word */
  readonly never: string
  readonly right: string
}

/** What a source key stands for. */
export interface SourceEntry {
  readonly title: string
  readonly kind: string
  readonly date?: string
  readonly url?: string
}

/** All facts. */
export interface Catalogue {
  /** the day up to which the facts were verified */
  readonly verified_until: IsoDate
  readonly frameworks: readonly Framework[]
  readonly formulations: readonly Formulation[]
  readonly documents: readonly RegulationDocument[]
  readonly events: readonly Event[]
  readonly unit_kinds: readonly UnitKind[]
  readonly round_types: readonly RoundTypeFact[]
  readonly contexts: readonly ContextTag[]
  readonly renamings: readonly Renaming[]
  readonly persons: readonly PersonFact[]
  readonly corrections: readonly Correction[]
  readonly regions: readonly Region[]
  readonly measure_words: readonly MeasureWords[]
  readonly sources: Readonly<Record<string, SourceEntry>>
}
