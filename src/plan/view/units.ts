import { unitsWithIds } from '../../model/round.ts'
import type { Catalogue, UnitKind } from '../../model/catalogue.ts'
import { unitKindNamed } from '../../model/unit-facts.ts'
import type { Achievement, Round, Unit } from '../../model/round.ts'
import type { Leaf, UnitView, View } from '../../model/view.ts'
import { given, leaf } from './leaves.ts'
import type { ViewOf } from './of.ts'
import { personView } from './people.ts'

export function unitView(unit: Unit, { catalogue }: ViewOf): UnitView {
  const { path } = unit
  const kind = unit.kind === undefined ? undefined : unitKindNamed(catalogue, unit.kind)
  const called = calledUnit(unit)
  const party = partyOf(unit)
  const trade = kind === undefined ? undefined : tradeOf(kind, unit, catalogue)
  const clauses = (list: readonly string[], field: string): Leaf[] =>
    list.map((text, i) => leaf(text, `unit_kinds.${trade?.id ?? ''}.${field}.${i}`))
  return {
    name: leaf(unit.name, `${path}.name`),
    short: leaf(called, `${path}.short`),
    party: leaf(party, `${path}.party`),
    body: leaf(called + party, `${path}.party`),
    type: leaf(unit.type, `${path}.type`),
    ...given('theme', unit.theme, `${path}.theme`),
    theme_kind: leaf(themeKind(unit.theme), `${path}.theme`),
    collective: isCollective(unit.theme),
    ...(unit.head === undefined ? {} : { head: personView(unit.head, `${path}.head`, '单位负责人') }),
    ...given('duty', unit.duty, `${path}.duty`),
    ...given('vision', unit.vision, `${path}.vision`),
    staff: leaf(kind?.staff ?? '干部职工', `unit_kinds.${unit.kind ?? ''}.staff`),
    concerns: unit.concerns.map((text, i) => leaf(text, `${path}.concerns.${i}`)),
    ...(trade === undefined
      ? {}
      : {
          trade: {
            name: leaf(trade.name, `unit_kinds.${trade.id}.name`),
            position: clauses(trade.position, 'position'),
            tasks: clauses(trade.tasks, 'tasks'),
            points: clauses(trade.points, 'points'),
            risks: clauses(trade.risks, 'risks'),
            wish: clauses(trade.wish, 'wish'),
          },
        }),
    record: recordView(unit.record, `${path}.record`),
    count: leaf(unit.count, `${path}.count`),
  }
}

const partyOf = (unit: Unit): string =>
  unit.count > 1 || unit.party === undefined ? '党组织' : unit.party === '无' ? '领导班子' : unit.party

/**
 * Whose duties and risks are a unit's. A 中心 or 站 to which the round file gives a trade that its name does not tell
 * (县乡村振兴专项资金管理中心, 农业农村) does not have those of the department.
 */
function tradeOf(kind: UnitKind, unit: Unit, catalogue: Catalogue): UnitKind {
  const below = !kind.general && /[^\d](?:中心|站)$/u.test(unit.name)
  if (!below || kind.guess.some((piece) => unit.name.includes(piece))) return kind
  return unitKindNamed(catalogue, '事业单位') ?? kind
}

/** What a theme is about: 乡村振兴资金管理使用 is about money. */
function themeKind(theme = ''): '资金' | '资产' | '项目' | '其他' {
  if (/资产|国资|三资/u.test(theme)) return '资产'
  if (/资金|补贴|补助|经费|专款|财政/u.test(theme)) return '资金'
  return /项目|工程|招投标|招标|采购/u.test(theme) ? '项目' : '其他'
}

/** Whether a theme is the money, property and resources that belong to villages: 农村集体“三资”管理, not 国企“三资”. */
export const isCollective = (theme = ''): boolean =>
  /三资|集体[^，。；]*资产/u.test(theme) && !/国有|国资|国企|企业/u.test(theme)

/** Several units that share a meeting, spoken of as one. */
export function together(views: readonly UnitView[], units: readonly Unit[]): UnitView {
  const names = views.map((view) => view.short.text)
  const called = names.length > 3 ? `${names.slice(0, 2).join('、')}等${names.length}家单位` : names.join('、')
  const parties = new Set(views.map((view) => view.party.text))
  const party = parties.size === 1 ? ([...parties][0] ?? '党组织') : '党组织'
  const staffs = new Set(views.map((view) => view.staff.text))
  const types = new Set(views.map((view) => view.type.text))
  return {
    name: leaf(called, 'units'),
    short: leaf(called, 'units'),
    party: leaf(party, 'units'),
    body: leaf(called + party, 'units'),
    type: leaf(types.size === 1 ? ([...types][0] ?? '常规') : '常规', 'units'),
    theme_kind: leaf('其他', 'units'),
    collective: false,
    staff: leaf(staffs.size === 1 ? ([...staffs][0] ?? '干部职工') : '干部职工', 'units'),
    concerns: views.flatMap((view) => view.concerns),
    record: [],
    count: leaf(
      units.reduce((sum, unit) => sum + unit.count, 0),
      'units',
    ),
  }
}

export function recordView(record: readonly Achievement[], path: string): View['record'] {
  return record.map((entry, i) => {
    const at = `${path}.${i}.figures`
    const mended = entry.figures.filter(({ label }) => /整改|销号/u.test(label))
    const found = entry.figures.filter((figure) => !mended.includes(figure))
    return {
      ...given('scope', entry.scope, `${path}.${i}.scope`),
      figures: leaf(inWords(entry.figures), at),
      ...given('found', found.length === 0 ? undefined : inWords(found), at),
      ...given('mended', mended.length === 0 ? undefined : inWords(mended), at),
      ...given('left', leftOf(found, mended), at),
    }
  })
}

const inWords = (figures: Achievement['figures']): string =>
  figures.map(({ label, value, unit = '' }) => `${label}${value}${unit}`).join('，')

/** What is not yet mended of what was found, where both are whole numbers of the same things. */
function leftOf(found: Achievement['figures'], mended: Achievement['figures']): string | undefined {
  const [of, done] = [found.find(({ label }) => label === '反馈问题'), mended.find(({ label }) => complete.has(label))]
  if (of === undefined || done === undefined || of.unit !== done.unit) return undefined
  const left = Number(of.value) - Number(done.value)
  return Number.isInteger(left) && left > 0 ? `${left}${of.unit ?? ''}` : undefined
}

const complete: ReadonlySet<string> = new Set(['完成整改', '整改完成', '已完成整改', '已整改'])

export const calledUnit = (unit: Unit): string =>
  unit.short ??
  (unit.count > 1 && !/^\d/.test(unit.name) ? `${unit.count}${measureOf(unit.name)}${unit.name}` : unit.name)

/** What units of a name are counted by: schools and hospitals by 所, companies by 家, others by 个. */
export const measureOf = (name: string): string =>
  /(?:学校|中学|小学|幼儿园|院校|大学|学院|医院|卫生院|卫生室)$/.test(name)
    ? '所'
    : /(?:企业|公司|集团|银行)$/.test(name)
      ? '家'
      : '个'

export const namesOf = (round: Round, ids: readonly string[]): string | undefined => listed(round, ids, calledUnit)

/** The party bodies of units: 县教育局党组、河口镇党委. */
export const bodiesOf = (round: Round, ids: readonly string[]): string | undefined =>
  listed(round, ids, (unit) => calledUnit(unit) + partyOf(unit))

function listed(round: Round, ids: readonly string[], called: (unit: Unit) => string): string | undefined {
  const names = unitsWithIds(round, ids).map(called)
  return names.length === 0 ? undefined : names.join('、')
}
