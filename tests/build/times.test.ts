import { describe, expect, it } from 'vitest'
import { build, decode, workspaceWith } from './building.ts'

describe('a focus out of its time', () => {
  const codes = async (focus: string, date: string) => {
    const text = `round: {name: 九届市委第二轮巡察, committee: 市委, start: ${date}}
units: [{id: a, name: 市水利局, kind: 水利, party: 党组}]
focus: [${focus}]
`
    const { status, diagnostics } = await build(workspaceWith(text))
    const told = diagnostics.filter(({ code }) => code.startsWith('round/focus'))
    return [status, ...told.map(({ code, severity, place }) => `${code} ${severity} ${place?.line ?? 0}`)]
  }

  it.each([
    ['四个落实', '2019-09-05', [1, 'round/focus-before-its-time error 3']],
    ['四个落实', '2019-09-06', [0]],
    ['三个聚焦', '2018-05-01', [0, 'round/focus-before-its-time warning 3']],
    ['六个围绕、一个加强', '2020-09-05', [0]],
    ['六个围绕、一个加强', '2020-09-06', [0, 'round/focus-out-of-use warning 3']],
  ])('%s on %s', async (focus, date, expected) => {
    expect(await codes(focus, date)).toEqual(expected)
  })
})

describe('what the inspection is extended to', () => {
  const round = (units: string, meetings: string): string =>
    `round: {name: 九届县委第二轮巡察, committee: 县委, start: 2024-05-08}
extended: [{kind: 村, count: 36}]
units: [${units}]
meetings: [${meetings}]
`
  const meeting = (unit: string): string =>
    `{kind: 进驻动员会, units: [${unit}], agenda: [{speech: 组长动员, length: 详}]}`
  const bureau = '{id: a, name: 县财政局, kind: 财政, party: 党组}'
  const town = '{id: b, name: 东河镇, kind: 乡镇, party: 党委}'
  const text = async (units: string, meetings: string): Promise<string> => {
    const user = workspaceWith(round(units, meetings))
    expect((await build(user)).status).toBe(0)
    return user
      .list('out')
      .filter((path) => path.endsWith('.md'))
      .map((path) => decode(user.read(`out/${path}`)))
      .join('')
  }

  it('is told where it lies below the unit', async () => {
    expect(await text(`${bureau}, ${town}`, meeting('b'))).toContain('36个村')
  })

  it('is not told to a unit that has nothing to do with it', async () => {
    expect(await text(`${bureau}, ${town}`, meeting('a'))).not.toMatch(/36个|个村/)
  })

  it('is told without its number where several units share it', async () => {
    const other = '{id: c, name: 西河镇, kind: 乡镇, party: 党委}'
    expect(await text(`${town}, ${other}`, meeting('b'))).not.toContain('36个')
  })

  it.each([
    ['乡镇学校', '师德师风', '惠民政策落实、'],
    ['村（社区）', '惠民政策落实、', '师德师风'],
  ])('%s in words of its own at the deployment', async (kind, said, unsaid) => {
    const deployment = '{kind: 部署会, agenda: [{speech: 部署讲话}]}'
    const user = workspaceWith(
      round(`${bureau}, ${town}, {id: c, name: 县教育局, kind: 教育}`, deployment).replace(
        'kind: 村,',
        `kind: ${kind},`,
      ),
    )
    expect((await build(user)).status).toBe(0)
    const path = user.list('out').find((each) => each.endsWith('.md')) ?? ''
    // It is told in the chapter on what to look at; what the round says of each unit of its own stands in other paragraphs
    const about = (decode(user.read(`out/${path}`)).split('\n## ')[2] ?? '')
      .split('\n\n')
      .filter((paragraph) => new RegExp(`(?:对|向|到)(?:36[所个])?${kind}(?:延伸)?，`, 'u').test(paragraph))
    expect(about).toHaveLength(1)
    const [first = ''] = about
    expect(first).toContain(said)
    expect(first).not.toContain(unsaid)
  })
})
