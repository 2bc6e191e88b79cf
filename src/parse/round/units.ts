import type { PartyOrganisation, RoundType, Unit } from '../../model/round.ts'
import type { UnitKind } from '../../model/catalogue.ts'
import { guessUnitKind, unitKindNamed } from '../../model/unit-facts.ts'
import type { WrittenRound } from './definition.ts'
import { nearest, normal } from '../../model/nearest.ts'
import { personOf, recordOf } from './people.ts'
import type { Resolving } from './resolving.ts'
import { defined, listOf } from './resolving.ts'

type WrittenUnit = NonNullable<WrittenRound['units']>[number]

/** The inspected units: ids and types by default, kinds looked up or guessed. */
export function unitsOf(resolving: Resolving, written: WrittenRound): readonly Unit[] {
  const { type: roundType = '常规', theme: roundTheme } = written.round
  const units = (written.units ?? []).map((unit, index): Unit => {
    const path = `units.${index}`
    const type = unit.type ?? roundType
    const kind = kindOf(resolving, unit, path)
    if (unit.type === '专项' && roundType !== '专项' && (unit.theme ?? roundTheme) === undefined) {
      resolving.say('round/theme-missing', { name: `对“${unit.name}”的巡察` }, `${path}.type`)
    }
    judgeParty(resolving, unit, kind, path)
    return defined({
      id: idOf(unit),
      name: unit.name,
      short: unit.short,
      kind: kind?.id,
      party: unit.party,
      type,
      theme: unit.theme ?? themeFor(type, roundType, roundTheme),
      head: personOf(unit.head),
      duty: unit.duty,
      count: unit.count ?? 1,
      concerns: listOf(unit.concerns),
      vision: unit.vision,
      record: recordOf(unit.record),
      path,
    })
  })
  reportDuplicates(resolving, '单位', written.units ?? [], 'units', idOf)
  return units
}

function idOf(unit: WrittenUnit): string {
  return unit.id ?? unit.short ?? unit.name
}

/** The round's theme holds for its own type, and for a unit that is inspected specially. */
function themeFor(type: RoundType, roundType: RoundType, theme: string | undefined): string | undefined {
  return type === roundType || type === '专项' ? theme : undefined
}

/** Two things with one name are told at the second. */
export function reportDuplicates<T>(
  resolving: Resolving,
  what: string,
  list: readonly T[],
  path: string,
  idOfOne: (one: T) => string | undefined,
): void {
  const seen = new Map<string, number>()
  for (const [index, one] of list.entries()) {
    const id = idOfOne(one)
    if (id === undefined || id === '') continue
    const first = seen.get(normal(id))
    if (first === undefined) seen.set(normal(id), index)
    else {
      const line = resolving.place(`${path}.${first}`)?.line ?? 0
      resolving.say('round/duplicate-id', { what, id, line }, `${path}.${index}`, `${path}.${first}`)
    }
  }
}

function kindOf(resolving: Resolving, unit: WrittenUnit, path: string): UnitKind | undefined {
  if (unit.kind === undefined) return guessKind(resolving, unit, path)
  const found = unitKindNamed(resolving.facts, unit.kind)
  if (found === undefined) {
    const suggestion = nearest(
      unit.kind,
      resolving.facts.unit_kinds.flatMap(({ id, name, aliases }) => [name, ...aliases, id]),
    )
    resolving.say('round/unknown-kind', defined({ name: unit.kind, suggestion }), `${path}.kind`)
  } else judgeKind(resolving, unit.name, found, path)
  return found
}

/** The kind that the unit's name tells, said aloud: a wrong guess would put another trade's words into the speech. */
function guessKind(resolving: Resolving, unit: WrittenUnit, path: string): UnitKind | undefined {
  const kind = guessUnitKind(resolving.facts, unit.name)
  if (kind === undefined) return undefined
  resolving.say(
    'round/kind-guessed',
    { unit: unit.name, kind: kind.name, piece: pieceIn(kind, unit.name) },
    `${path}.name`,
  )
  return kind
}

/** A unit that was renamed in the file, and not its kind: it would be told another one's duties. */
function judgeKind(resolving: Resolving, unit: string, kind: UnitKind, path: string): void {
  const told = guessUnitKind(resolving.facts, unit)
  if (told === undefined || told === kind || told.general || kind.general || pieceIn(kind, unit) !== '') return
  const piece = pieceIn(told, unit)
  resolving.say('round/kind-unlike-name', { unit, kind: kind.name, told: told.name, piece }, `${path}.kind`)
}

/** The longest piece of a unit's name that tells a kind; empty where there is none. */
function pieceIn({ guess }: UnitKind, name: string): string {
  const [piece = ''] = guess.filter((each) => name.includes(each)).toSorted((a, b) => b.length - a.length)
  return piece
}

/** A company or a village has no 党组; what the catalogue excludes for a kind is excluded too. */
function judgeParty(resolving: Resolving, unit: WrittenUnit, kind: UnitKind | undefined, path: string): void {
  const { name, party } = unit
  if (party === undefined || party === '无') return
  const grassroots = /(?:公司|集团|厂|村|社区|村民委员会|村委会|居委会)$/u.test(name.replace(/（.*）$/u, ''))
  const never = kind?.never.includes(party) ?? false
  if ((party !== '党组' || !grassroots) && !never) return
  const others: readonly PartyOrganisation[] = ['党委', '党总支', '党支部']
  const usual = party === '党组' ? others.join('、') : '别的党组织'
  resolving.say('round/party-unlikely', { unit: name, party, usual }, `${path}.party`)
}
