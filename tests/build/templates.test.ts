import { describe, expect, it } from 'vitest'
import { build, buildWith, decode, encode, folder, leader, shortest, workspaceWith } from './building.ts'

describe('one’s own templates', () => {
  it('take the place of the built-in one of the same path', async () => {
    const user = workspaceWith(shortest)
    const mine = '---\nwhen: {}\nweight: 100\n---\n同志们，我的结尾，{{单位.简称}}。\n'
    user.write('mine/sections/领导动员/结尾/自己的.md', encode(mine))
    await buildWith(user, 'mine')
    expect(decode(user.read(leader))).toContain('同志们，我的结尾，市城管局。')
  })

  it('are told where they lie, and not as the built-in ones they take the place of', async () => {
    const user = workspaceWith(shortest)
    user.write('mine/templates/sections/领导动员/结尾/同心.md', encode('---\n---\n{{单位.简程}}\n'))
    const result = await buildWith(user, './mine/templates')
    expect(result.diagnostics).toMatchObject([
      { code: 'template/unknown-field', place: { file: 'mine/templates/sections/领导动员/结尾/同心.md', line: 3 } },
    ])
  })

  it.each(['nowhere', '/nowhere/else'])('that are not there are an error: %s', async (missing) => {
    const result = await buildWith(workspaceWith(shortest), missing)
    expect(result.status).toBe(1)
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['out/no-such-folder'])
    expect(JSON.stringify(result.diagnostics)).not.toContain('/nowhere')
  })

  it('cannot be forged by a value of the round file', async () => {
    const user = workspaceWith(shortest.replace('市城管局, party', '"{{轮次.名称}}*局*", short: 市城管局, party'))
    expect((await build(user)).status).toBe(0)
    const text = user
      .list('out')
      .filter((path) => path.endsWith('.md'))
      .map((path) => decode(user.read(`out/${path}`)))
      .join('')
    expect(text).not.toContain('九届市委第二轮巡察*局*')
  })
})

it('lets a piece inside a sentence, also one last in a block, bring no line end', async () => {
  const user = workspaceWith(shortest)
  user.write('mine/partials/短语.md', encode('---\n---\n{{#if 单位.行业}}{{> 内层}}{{else}}别处{{/if}}\n'))
  user.write('mine/partials/内层.md', encode('---\n---\n市城管局的事\n'))
  const mine =
    '---\nweight: 999\n---\n各位同志，{{#if 单位.简称}}{{> 短语}}{{/if}}请大家多支持。\n\n{{> 短语}}\n\n就到这里。\n'
  user.write('mine/sections/领导动员/结尾/自己的.md', encode(mine))
  await buildWith(user, 'mine')
  expect(decode(user.read(leader))).toContain('各位同志，市城管局的事请大家多支持。\n\n市城管局的事\n\n就到这里。\n')
})

it('counts the chapters that stand in a partial', async () => {
  const user = workspaceWith(shortest)
  user.write('mine/partials/自己的一章.md', encode('---\n---\n## 自己的一章\n\n{{单位.简称}}的一章正文。\n'))
  user.write('mine/sections/领导动员/重点/自己的.md', encode('---\nweight: 999\n---\n{{> 自己的一章}}\n'))
  expect((await buildWith(user, 'mine')).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const text = decode(user.read(leader))
  expect(text).toContain('## 二、自己的一章')
  expect(text).toMatch(/三(点|个方面|条)/)
})

describe('an insert', () => {
  const agenda = (insert: string, defaults = ''): string =>
    `round: {name: 九届市委第二轮巡察, committee: 市委}
units: [{id: a, name: 市城管局, kind: 城市管理, party: 党组}]
meetings: [{kind: 进驻动员会, date: 2024-05-08, units: a, agenda: [{speech: 领导动员, ${insert}}]}]
${defaults}`

  it('stands at the end of its section, in the words of the round file', async () => {
    const user = workspaceWith(agenda('insert: {重点: 请同志们特别关注夜市管理。}'))
    expect((await build(user)).status).toBe(0)
    const text = decode(user.read(`${folder}/01-市城管局进驻动员会/1-领导动员.md`))
    expect(text).toMatch(/请同志们特别关注夜市管理。\n\n## 三、/)
  })

  it('for a section that the speech does not have is an error at its place, also on a line with others', async () => {
    const { status, diagnostics } = await build(workspaceWith(agenda('insert: {重典: 一段话。}')))
    expect(status).toBe(1)
    expect(diagnostics).toMatchObject([
      { code: 'template/unknown-slot', args: { slot: '重典', suggestion: '重点' }, place: { line: 3 } },
    ])
  })

  it('among the defaults only needs a speech somewhere that has the section', async () => {
    const other = await build(workspaceWith(agenda('variant: 1', 'defaults: {insert: {任务: 一段话。}}')))
    expect(other.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const none = await build(workspaceWith(agenda('variant: 1', 'defaults: {insert: {没有这章: 一段话。}}')))
    expect(none.diagnostics).toMatchObject([{ code: 'template/unknown-slot', place: { line: 4 } }])
  })
})
