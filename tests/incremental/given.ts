import { stringify } from 'yaml'
import type { Format } from '../../src/model/manifest.ts'

/** The bytes of a text. */
export const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A round as the edits know it, and what it is built with. */
export interface Given {
  readonly round: Readonly<Record<string, unknown>>
  readonly leader: string
  readonly units: readonly Readonly<Record<string, unknown>>[]
  /** place of each unit's meeting on the calendar */
  readonly days: Readonly<Record<string, string>>
  readonly deployment: boolean
  readonly rest: Readonly<Record<string, unknown>>
  /** one's own templates: an ending, and a piece that it includes */
  readonly ending?: string | undefined
  readonly piece?: string
  readonly formats: readonly Format[]
  readonly profile?: 'document' | 'reading'
  readonly generator: string
}

/** The units that a round can have. */
export const names = ['市财政局', '市水利局', '市第一中学', '东河镇', '城建集团', '市审计局', '市图书馆'] as const
/** What every run begins with. */
export const first: Given = {
  round: { name: '九届市委第二轮巡察', committee: '市委', start: '2024-05-08' },
  leader: '张某',
  units: names.slice(0, 4).map((name) => ({ name })),
  days: {},
  deployment: false,
  rest: {},
  formats: ['md', 'docx'],
  generator: 'speechgen test',
}

/** The round file. */
export function textOf({ round, leader, units, days, deployment, rest }: Given): string {
  const called = units.map(({ name }) => String(name))
  const teams = [
    { name: '市委第一巡察组', leader, units: called.filter((_, i) => i % 2 === 0) },
    { name: '市委第二巡察组', leader: '赵某', units: called.filter((_, i) => i % 2 === 1) },
  ].filter((team) => team.units.length > 0)
  const meetings = [
    ...(deployment
      ? [{ kind: '部署会', date: '2024-05-06', agenda: [{ speech: '主持词' }, { speech: '部署讲话' }] }]
      : []),
    ...called.map((name) => ({
      id: name,
      kind: '进驻动员会',
      date: days[name] ?? '2024-05-08',
      units: [name],
      agenda: [{ speech: '组长动员' }, { speech: '领导动员' }],
    })),
  ]
  return stringify({ round, teams, units, meetings, ...rest })
}
