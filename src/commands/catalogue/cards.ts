import type { Catalogue, Formulation, Framework, Sourced, UnitKind } from '../../model/catalogue.ts'
import { itemsOn } from '../../model/frameworks.ts'
import type { IsoDate, Window } from '../../model/date.ts'
import { windowText } from './layout.ts'

/** The kinds by which the catalogue is listed, in Chinese as users give them, in the order of the list. */
export const catalogueKinds = [
  '提法框架',
  '时效提法',
  '文件',
  '会议活动',
  '单位类别',
  '轮次类型',
  '背景',
  '更名',
] as const
export type CatalogueKind = (typeof catalogueKinds)[number]

/** An entry of whatever kind, as the list and the single view need it. */
export interface Card {
  readonly kind: CatalogueKind
  readonly id: string
  readonly title: string
  /** by what else it can be called */
  readonly names: readonly string[]
  readonly window: Window
  readonly entry: Sourced
  /** label and lines of what is special to its kind, as on a day */
  readonly details: (on: IsoDate | undefined) => readonly (readonly [string, readonly string[]])[]
}

/** All entries, in the order of the files. */
export function cards(catalogue: Catalogue): readonly Card[] {
  const plain = (kind: CatalogueKind, id: string, title: string, entry: Sourced, more: Partial<Card> = {}): Card => ({
    kind,
    id,
    title,
    names: [title],
    window: {},
    entry,
    details: () => [],
    ...more,
  })
  return [
    ...catalogue.frameworks.map((entry) => frameworkCard(catalogue, entry)),
    ...catalogue.formulations.map((entry) => formulationCard(catalogue, entry)),
    ...catalogue.documents.map((entry) =>
      plain('文件', entry.id, entry.cite_as, entry, {
        names: [entry.cite_as, entry.title, ...(entry.short === undefined ? [] : [entry.short])],
        window: entry,
        details: () => [
          ['制定机关', [entry.issuer]],
          ['沿革', entry.history.map(({ event, date }) => `${date}　${event}`)],
        ],
      }),
    ),
    ...catalogue.events.map((entry) =>
      plain('会议活动', entry.id, entry.short, entry, {
        names: [entry.short, entry.name],
        // It can be spoken of from its first day on, however long ago it ended
        window: { from: entry.start },
        details: () => [
          ['全称', [entry.name]],
          ['起止', [windowText({ from: entry.start, ...(entry.end === undefined ? {} : { until: entry.end }) })]],
          ['内容', entry.topic === undefined ? [] : [entry.topic]],
        ],
      }),
    ),
    ...catalogue.unit_kinds.map((entry) =>
      plain('单位类别', entry.id, entry.name, entry, {
        names: [entry.name, ...entry.aliases],
        details: () => unitKindDetails(entry),
      }),
    ),
    ...catalogue.round_types.map((entry) =>
      plain('轮次类型', entry.id, entry.name, entry, { details: () => [['定义', [entry.definition]]] }),
    ),
    ...catalogue.contexts.map((entry) =>
      plain('背景', entry.tag, entry.tag, entry, { window: entry, details: () => [['文字', [entry.clause]]] }),
    ),
    ...catalogue.renamings.map((entry) =>
      plain('更名', entry.old, `${entry.old} → ${entry.new}`, entry, {
        names: [entry.old],
        window: { from: entry.effective },
      }),
    ),
  ]
}

function frameworkCard(catalogue: Catalogue, entry: Framework): Card {
  const successor = catalogue.frameworks.find(({ id }) => id === entry.successor)
  return {
    kind: '提法框架',
    id: entry.id,
    title: entry.name,
    names: [entry.name, ...entry.aliases],
    window: entry,
    entry,
    details: (on) => [
      ['又称', entry.aliases.length > 0 ? [entry.aliases.join('；')] : []],
      ['名称', entry.official_name ? [] : ['缩称不是中央文件的用语，讲话里不说成中央提出的']],
      // An earliest use that was found is not the origin
      [entry.basis === 'documented' ? '最早见于' : '所见最早用例', entry.from === undefined ? [] : [entry.from]],
      ['默认重点', (entry.standard ?? []).map((one) => `${one.levels.join('、')}　${windowText(one)}`)],
      [
        on === undefined ? '内容' : `${on} 的内容`,
        (on === undefined ? entry.items : itemsOn(entry, on)).map((item, index) => `${index + 1}. ${item}`),
      ],
      [
        '各时期写法',
        on === undefined
          ? entry.wordings.flatMap((wording) => [
              `${windowText(wording)}${wording.scope === undefined ? '' : `（${wording.scope}）`}`,
              ...wording.items.map((item, index) => `  ${index + 1}. ${item}`),
            ])
          : [],
      ],
      ['后继', successor === undefined ? [] : [`${successor.name}（${successor.id}）`]],
    ],
  }
}

function formulationCard(catalogue: Catalogue, entry: Formulation): Card {
  const successor = catalogue.formulations.find(({ id }) => id === entry.successor)
  return {
    kind: '时效提法',
    id: entry.id,
    title: entry.text,
    names: [entry.text],
    window: entry,
    entry,
    details: () => [
      ['选用', entry.slot === undefined ? [] : [`${entry.slot}　${windowText(entry.chosen ?? entry)}`]],
      ['改用', successor === undefined ? (entry.successor === undefined ? [] : [entry.successor]) : [successor.text]],
    ],
  }
}

function unitKindDetails(entry: UnitKind): readonly (readonly [string, readonly string[]])[] {
  return [
    ['又称', entry.aliases.length > 0 ? [entry.aliases.join('、')] : []],
    ['认名', entry.guess.length > 0 ? [entry.guess.join('、')] : []],
    ['定位', entry.position],
    ['职责任务', entry.tasks],
    ['关注重点', entry.points],
    ['廉洁风险', entry.risks],
    ['期望', entry.wish],
    ['人员', [entry.staff]],
    ['不适用', entry.never.length > 0 ? [entry.never.join('、')] : []],
  ]
}
