import type { IsoDate } from './date.ts'

/** 层级 */
export const levels = ['省', '市', '县', '部门', '高校', '企业'] as const
export type Level = (typeof levels)[number]

/** 类型 of a round or of one unit in it */
export const roundTypes = ['常规', '专项', '回头看', '机动', '提级', '交叉', '联动', '村级', '整改督查'] as const
export type RoundType = (typeof roundTypes)[number]

/** 党组织 of a unit */
export const partyOrganisations = ['党组', '党委', '党工委', '党总支', '党支部', '无'] as const
export type PartyOrganisation = (typeof partyOrganisations)[number]

/** 类别 of a meeting */
export const meetingKinds = ['部署会', '进驻动员会'] as const
export type MeetingKind = (typeof meetingKinds)[number]

/** 讲话 */
export const speechKinds = ['部署讲话', '领导动员', '组长动员', '表态发言', '主持词'] as const
export type SpeechKind = (typeof speechKinds)[number]

/** 篇幅: a named length, or a number of characters with punctuation */
export const lengths = ['简', '标准', '详'] as const
export type Length = (typeof lengths)[number] | number

/** 序号, one style a level */
export const ordinalStyles = ['一、', '（一）', '1.', '（1）', '第一，', '一是', '一要', '首先，'] as const
export type OrdinalStyle = (typeof ordinalStyles)[number]

/** A date, or words that are used as they stand (2025年11月下旬). */
export type When = { readonly date: IsoDate } | { readonly words: string }

/** 派出党组织 */
export interface Committee {
  readonly short: string
  readonly name?: string
  readonly level?: Level
  readonly place?: string
}

/** A person: name, title, whom he speaks for; all may be missing. */
export interface Person {
  readonly name?: string
  readonly title?: string
  readonly for?: string
}

/** 数据: quoted as given, never added up */
export interface Figure {
  readonly label: string
  readonly value: string
  readonly unit?: string
}

/** 以往成效 */
export interface Achievement {
  readonly scope?: string
  readonly figures: readonly Figure[]
}

/** 重点, given by the catalogue's id or alias, or spelt out */
export type FocusReference =
  | { readonly id: string }
  | { readonly name: string; readonly items: readonly { readonly title: string; readonly detail?: string }[] }

/** 背景: a tag of the catalogue or a clause of one's own */
export type ContextReference = { readonly tag: string } | { readonly text: string }

/** 联系方式: the text; `待补` announces a channel and holds its number open */
export interface Contact {
  readonly phone?: string
  readonly sms?: string
  readonly mailbox?: string
  readonly email?: string
  readonly box?: string
  readonly hours?: string
}

/** 巡察组 */
export interface Team {
  readonly name: string
  readonly leader?: Person
  readonly deputies: readonly Person[]
  readonly size?: number
  /** ids of units */
  readonly units: readonly string[]
  readonly contact: Contact
  /** place in the file, for data paths: `teams.0` */
  readonly path: string
}

/** 被巡察单位 */
export interface Unit {
  readonly id: string
  readonly name: string
  readonly short?: string
  /** id of the catalogue's unit kind; missing where it was neither given nor guessed */
  readonly kind?: string
  readonly party?: PartyOrganisation
  readonly type: RoundType
  readonly theme?: string
  readonly head?: Person
  readonly duty?: string
  readonly count: number
  readonly concerns: readonly string[]
  readonly vision?: string
  readonly record: readonly Achievement[]
  readonly path: string
}

/** What may be set for one speech, or for all of them under `defaults` (默认). */
export interface SpeechOptions {
  readonly outline?: string
  readonly sections?: readonly string[]
  readonly ordinals?: readonly OrdinalStyle[]
  readonly length?: Length
  readonly audience?: string
  readonly insert?: Readonly<Record<string, string>>
  readonly variant?: number
}

/** 议程: a speech */
export interface SpeechItem {
  readonly speech: SpeechKind
  readonly speaker?: Person
  /** id of the unit whose pledge it is */
  readonly unit?: string
  readonly points: readonly string[]
  readonly generate: boolean
  /** the speech's own options laid over the round's defaults */
  readonly options: SpeechOptions
  readonly path: string
}

/** 议程: anything else, a verb with its objects or a whole phrase */
export interface OtherItem {
  readonly item: string
  readonly objects: readonly string[]
  readonly by?: Person
  readonly path: string
}

export type AgendaItem = SpeechItem | OtherItem

/** 会议 */
export interface Meeting {
  readonly id: string
  readonly kind: MeetingKind
  readonly name?: string
  readonly date?: IsoDate
  readonly time?: string
  readonly place?: string
  readonly video: boolean
  /** name of the team */
  readonly team?: string
  /** ids of units */
  readonly units: readonly string[]
  readonly chair?: Person
  readonly attendance: readonly string[]
  readonly headcount?: string
  readonly agenda: readonly AgendaItem[]
  /** `meetings.0`; for a meeting that the file does not name, `round` */
  readonly path: string
}

/** 延伸 */
export interface Extended {
  readonly kind: string
  readonly count?: number
  readonly name?: string
  /** ids of the units below which these bodies lie; missing where the file does not say */
  readonly units?: readonly string[]
}

/** A round of inspection, read and resolved: defaults filled, references checked, dates in ISO form. */
export interface Round {
  /** the file's name as messages call it, never an absolute path */
  readonly file: string
  readonly name: string
  readonly committee: Committee & { readonly level: Level }
  readonly term?: number
  readonly number?: number
  readonly type: RoundType
  readonly theme?: string
  readonly start?: When
  readonly end?: When
  readonly duration?: string
  readonly entry_by?: When
  readonly petition_until?: When
  readonly local?: Committee
  readonly method?: string
  readonly basis?: string
  readonly focus: readonly FocusReference[]
  readonly context: readonly ContextReference[]
  readonly slogans: readonly string[]
  readonly extended: readonly Extended[]
  readonly record: readonly Achievement[]
  readonly teams: readonly Team[]
  /** how many teams there are: the list's length, or the number given instead of a list; 0 where nothing is known */
  readonly team_count: number
  readonly units: readonly Unit[]
  readonly meetings: readonly Meeting[]
}

const unitsByRound = new WeakMap<Pick<Round, 'units'>, ReadonlyMap<string, Unit>>()

/** The units of some ids, in their order; an id that the round does not know is passed over. */
export function unitsWithIds(round: Pick<Round, 'units'>, ids: readonly string[]): readonly Unit[] {
  const known = unitsByRound.get(round) ?? new Map(round.units.toReversed().map((unit) => [unit.id, unit]))
  unitsByRound.set(round, known)
  return ids.flatMap((id) => known.get(id) ?? [])
}
