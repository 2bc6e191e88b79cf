import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkEjected } from '../src/commands/templates/ejected.ts'
import { openMemory } from '../src/workspace/memory.ts'
import { callIn } from './cli-call.ts'

const cwd = mkdtempSync(join(tmpdir(), 'speechgen-templates-'))
afterAll(() => {
  rmSync(cwd, { recursive: true })
})
const call = callIn(cwd)
const read = (path: string) => readFileSync(join(cwd, path), 'utf8')
const write = (path: string, text: string) => {
  writeFileSync(join(cwd, path), text)
}
write('round.yaml', readFileSync('data/examples/full.yaml', 'utf8'))
write('shortest.yaml', readFileSync('data/examples/shortest.yaml', 'utf8'))

describe('templates show', () => {
  it('tells below the text what the template uses, in a comment', async () => {
    const { status, out, err } = await call('templates', 'show', '领导动员/开场/接组长-部署')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const file = 'templates/sections/领导动员/开场/接组长-部署.md'
    const text = readFileSync(file, 'utf8').trimEnd()
    expect(out.startsWith(`${text}\n\n{{!--\n文件：${file}\n字段：`)).toBe(true)
    expect(out).toMatch(/^字段：.*单位\.简称/m)
    expect(out).toMatch(/^片段：.*领导-类型/m)
    expect(out.endsWith('\n--}}\n')).toBe(true)
  })

  it('tells of a piece who includes it', async () => {
    const { out } = await call('templates', 'show', '领导-类型')
    expect(out).toMatch(/^引入它的：.*领导动员\/开场\/接组长-部署/m)
  })
})

describe('templates explain', () => {
  it('tells for every speech of the round, on stdout', async () => {
    const { status, out } = await call('templates', 'explain', 'shortest.yaml')
    expect(status).toBe(0)
    const heads = out.split('\n').filter((line) => /^\S/.test(line))
    expect(heads).toEqual([
      '市城管局-entry/1-组长动员（市城管局进驻动员会，2017-08-21）',
      '市城管局-entry/2-领导动员（市城管局进驻动员会，2017-08-21）',
    ])
    expect(out).toContain('  提纲：三点\n    文件：templates/outlines/领导动员/三点.md\n    字段：')
    expect(out).toContain('    不用 三层-2024：会议日期 2017-08-21 早于 2024-02-21')
    expect(out).toMatch(/ {4}同样合用，按讲话轮着用，这次是 \d 个里的第 \d 个：另有/)
    expect(out).toMatch(/ {4}也合用，weight 没有 \d+ 大：/)
  })

  it('tells for one by its kind, key or file', async () => {
    const [byKind, byKey, byFile, byPath] = await Promise.all(
      ['领导动员', '市城管局-entry/2-领导动员', '01-市城管局进驻动员会/2-领导动员.docx', 'out/x/01-y/2-z'].map(
        (which) => call('templates', 'explain', 'shortest.yaml', which),
      ),
    )
    expect(byKind?.out).toMatch(/^市城管局-entry\/2-领导动员/)
    expect(byKind?.out).not.toContain('1-组长动员（')
    for (const other of [byKey, byFile, byPath]) expect(other?.out).toBe(byKind?.out)
  })

  it.each([
    [['shortest.yaml', '表态发言'], '这一轮没有“表态发言”这篇讲话'],
    [['none.yaml'], '找不到文件 none.yaml'],
    [['shortest.yaml', '--templates', 'out/no-such-folder'], 'out/no-such-folder'],
  ])('%j could not run: 2', async (argv, message) => {
    const { status, err } = await call('templates', 'explain', ...argv)
    expect(status).toBe(2)
    expect(err).toContain(message)
  })

  it('tells what is wrong with the round, and what there is no template for: 1', async () => {
    write('bad.yaml', 'round: {name: 甲}\n')
    expect(await call('templates', 'explain', 'bad.yaml')).toMatchObject({ status: 1, out: '' })
    write('odd.yaml', `${read('shortest.yaml')}defaults: {outline: 没有的}\n`)
    const { status, out, err } = await call('templates', 'explain', 'odd.yaml')
    expect(status).toBe(1)
    expect(out).toContain('  提纲：没有合用的\n')
    expect(err).toContain('template/no-outline')
  })
})

describe('a folder templates/ beside the round file', () => {
  it('is taken without being asked for, and that is said', async () => {
    const beside = mkdtempSync(join(cwd, 'beside-'))
    const there = callIn(beside)
    writeFileSync(join(beside, 'shortest.yaml'), readFileSync('data/examples/shortest.yaml', 'utf8'))
    expect((await there('build', 'shortest.yaml', '--format', 'md')).err).not.toContain('自己的')
    expect((await there('templates', 'eject', '领导动员/结尾/同心')).status).toBe(0)
    const file = join(beside, 'templates/sections/领导动员/结尾/同心.md')
    writeFileSync(file, '---\nweight: 1000\n---\n同志们，这是我们自己的结尾。\n')
    const { status, err } = await there('build', 'shortest.yaml', '--format', 'md')
    expect({ status, told: err.includes('用了 templates/ 里自己的 1 个模板') }).toEqual({ status: 0, told: true })
    const speech = 'out/九届市委第二轮巡察/01-市城管局进驻动员会/2-领导动员.md'
    expect(readFileSync(join(beside, speech), 'utf8')).toContain('这是我们自己的结尾')
  })
})

describe('templates eject', () => {
  const id = '领导动员/结尾/答卷'
  const file = `sections/${id}.md`

  it('copies a built-in template, which then takes the place of the built-in one', async () => {
    const { status, out, err } = await call('templates', 'eject', id, '--to', './我的/')
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(err).toBe(
      `已复制 我的/${file}\n改好以后检查：speechgen templates check --templates 我的；生成时也加上 --templates 我的。\n`,
    )
    expect(read(`我的/${file}`)).toBe(readFileSync(`templates/${file}`, 'utf8'))
    write(`我的/${file}`, '---\nweight: 9\n---\n\n谢谢大家！\n')
    const shown = await call('templates', 'show', id, '--templates', '我的')
    expect(shown.out).toContain(`谢谢大家！\n\n{{!--\n文件：我的/${file}`)
    expect(await call('templates', 'check', '--templates', '我的')).toMatchObject({
      status: 0,
      err: '模板全部合格。\n',
    })
  })

  it('never writes over a file, and copies the others', async () => {
    const all = await call('templates', 'eject', '领导动员/结尾', '领导-类型', '--to', '我的')
    expect(all.status).toBe(0)
    expect(all.err).toContain(`已经有 我的/${file} 了，没有动它。`)
    expect(all.err).toContain('已复制 我的/sections/领导动员/结尾/同心.md\n')
    expect(all.err).toContain('已复制 我的/partials/领导-类型.md\n')
    expect(read(`我的/${file}`)).toContain('谢谢大家！')
    expect(await call('templates', 'eject', id, '--to', '我的')).toMatchObject({ status: 2 })
  })

  it('says which built-in template there is not', async () => {
    const { status, err } = await call('templates', 'eject', '领导动员/结尾/答券', '--to', '我的')
    expect(status).toBe(2)
    expect(err).toContain('是不是想写“领导动员/结尾/答卷”？')
  })

  it('tells by the check what has become of the built-in one, until it is noted', async () => {
    const kept = read('我的/.ejected.json')
    const origins = JSON.parse(kept) as { templates: Record<string, { text: string }> }
    const origin = origins.templates[file]
    expect(origin?.text).toBe(readFileSync(`templates/${file}`, 'utf8'))
    if (origin !== undefined) origin.text = origin.text.replace(/\n$/, '\n原来还有一句。\n')
    write('我的/.ejected.json', JSON.stringify(origins))
    const { status, err } = await call('templates', 'check', '--templates', '我的')
    expect(status).toBe(0)
    expect(err).toContain(`我的/${file}:1:1 提醒 内置的“${id}”在复制以后改过`)
    expect(err).toContain('\n    - 原来还有一句。\n')
    expect(err).toContain('[template/ejected-changed]')
    const noted = await call('templates', 'eject', id, '--to', '我的', '--noted')
    expect(noted).toEqual({ status: 0, out: '', err: `已记下 我的/${file}\n` })
    expect(read('我的/.ejected.json')).toBe(kept)
    expect(read(`我的/${file}`)).toContain('谢谢大家！')
    expect((await call('templates', 'check', '--templates', '我的')).err).toBe('模板全部合格。\n')
  })

  it('tells of origins that cannot be read, and copies nothing then', async () => {
    const kept = read('我的/.ejected.json')
    write('我的/.ejected.json', '{"version": 7}')
    expect((await call('templates', 'check', '--templates', '我的')).err).toContain('我的/.ejected.json 读不懂')
    expect(await call('templates', 'eject', '领导动员/意义', '--to', '我的')).toMatchObject({ status: 2 })
    expect(() => read('我的/sections/领导动员/意义/回头看.md')).toThrow('ENOENT')
    write('我的/.ejected.json', kept)
  })

  it('tells of one that is built in no longer, and forgets copies that were deleted', () => {
    const origins = { version: 1, templates: { 'partials/甲.md': { from: 'x', text: '' } } }
    const none = { outlines: [], sections: [], partials: [] }
    const told = (files: Record<string, string>) =>
      checkEjected(
        {
          own: openMemory({}),
          user: openMemory({ 't/.ejected.json': JSON.stringify(origins), ...files }),
          templates: 't',
        },
        none,
      ).map(({ code }) => code)
    expect(told({ 't/partials/甲.md': '好' })).toEqual(['template/ejected-gone'])
    expect(told({})).toEqual([])
  })
})

describe('templates new', () => {
  const begun = async (kind: string, path: string) => {
    const { status, err } = await call('templates', 'new', kind, path, '--to', '新')
    return { status, err }
  }

  it.each([
    ['section', '领导动员/意义/我们的', '## 【待补：章标题】'],
    ['section', 'sections/领导动员/开场/我们的.md', '【待补：正文】'],
    ['outline', '组长动员/我们的', 'slots: [开场, 意义, 任务, 配合, 结尾]'],
    ['partial', '我们的', '【待补：正文】'],
  ])('begins a %s %s, once', async (kind, path, text) => {
    const { status, err } = await begun(kind, path)
    const file = /^已写 (\S+)\n/.exec(err)?.[1] ?? ''
    expect(status).toBe(0)
    expect(read(file)).toContain(text)
    expect((await begun(kind, path)).status).toBe(2)
  })

  it('begins what passes the check as it is', async () => {
    expect(await call('templates', 'check', '--templates', '新')).toMatchObject({ status: 0, err: '模板全部合格。\n' })
  })

  it('explains every condition: all of them, taken up, are read', async () => {
    const file = '新/sections/领导动员/意义/我们的.md'
    const before = read(file)
    write(file, before.replaceAll(/^# (?=when:|leads:| {2}\w+:)/gm, ''))
    expect(read(file)).toMatch(/^when:\n {2}from: 2019-09-06 /m)
    expect(await call('templates', 'check', '--templates', '新')).toMatchObject({ status: 0, err: '模板全部合格。\n' })
    write(file, read(file).replace('level: [市, 县]', 'level: [镇]'))
    expect((await call('templates', 'check', '--templates', '新')).status).toBe(1)
    write(file, before)
  })

  it('is held open where it is used', async () => {
    write(
      '新/sections/领导动员/意义/我们的.md',
      read('新/sections/领导动员/意义/我们的.md').replace('weight: 0', 'weight: 99'),
    )
    const { status, err } = await call('build', 'shortest.yaml', '--templates', '新', '--format', 'md', '--out', 'o')
    expect(status).toBe(0)
    expect(err).toContain('text/held-open')
  })

  it('tells of a slot that no outline has, but writes it', async () => {
    const { status, err } = await begun('section', '领导动员/意又/我们的')
    expect(status).toBe(0)
    expect(err).toContain('是不是想写“意义”？')
    rmSync(join(cwd, '新/sections/领导动员/意又'), { recursive: true })
  })

  it.each([
    ['section', '领导动员/意义'],
    ['section', '领导动原/意义/甲'],
    ['section', '../领导动员/甲'],
    ['outline', '领导动员/../甲'],
    ['partial', 'a b'],
    ['chapter', '甲'],
  ])('%s %s could not run: 2', async (kind, path) => {
    expect((await begun(kind, path)).status).toBe(2)
  })
})
