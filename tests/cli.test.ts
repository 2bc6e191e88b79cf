import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { callIn } from './cli-call.ts'
import { sharedProgram } from './compiled-program.ts'

const cwd = mkdtempSync(join(tmpdir(), 'speechgen-cli-'))
afterAll(() => {
  rmSync(cwd, { recursive: true })
})
writeFileSync(join(cwd, 'round.yaml'), readFileSync('data/examples/shortest.yaml'))
writeFileSync(join(cwd, 'bad.yaml'), 'round: {name: 甲, comittee: 市委}\nunits: []\n')

const call = callIn(cwd)

describe('build', () => {
  it('writes and says where, on stderr; stdout stays empty', async () => {
    const { status, out, err } = await call('build', 'round.yaml', '--out', 'a', '--format', 'md')
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(err).toContain('九届市委第二轮巡察：2篇讲话，在 a/九届市委第二轮巡察/')
  })

  it('gives its manifest and diagnostics as JSON on stdout', async () => {
    const { status, out } = await call('build', 'round.yaml', '--out', 'b', '--format', 'md', '--json')
    expect(status).toBe(0)
    const told = JSON.parse(out) as { rounds: { speeches: unknown[] }[]; diagnostics: { code: string }[] }
    expect(told.rounds[0]?.speeches).toHaveLength(2)
    expect(told.diagnostics.map(({ code }) => code)).toContain('round/kind-guessed')
  })

  it('ends with 1 where the round file has errors, and shows file, line and column', async () => {
    const { status, out, err } = await call('build', 'bad.yaml', '--out', 'c')
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toMatch(/^bad\.yaml:1:18 错误 .*comittee/)
    expect(err).toContain('是不是想写')
    expect(() => readFileSync(join(cwd, 'c'))).toThrow('ENOENT')
  })

  it('ends with 1 on a warning only when it is strict', async () => {
    writeFileSync(
      join(cwd, 'odd.yaml'),
      readFileSync('data/examples/shortest.yaml', 'utf8').replace(
        '2017-08-21}',
        '2017-08-21, petition_until: 2017-01-01}',
      ),
    )
    expect((await call('build', 'odd.yaml', '--out', 'd', '--format', 'md')).status).toBe(0)
    expect((await call('build', 'odd.yaml', '--out', 'e', '--format', 'md', '--strict')).status).toBe(1)
    expect(() => readFileSync(join(cwd, 'e'))).toThrow('ENOENT')
  })

  it('tells what is wrong with facts that cannot be read', async () => {
    mkdirSync(join(cwd, 'facts'))
    writeFileSync(join(cwd, 'facts/formulations.yaml'), '- {id: [\n')
    for (const argv of [
      ['build', 'round.yaml', '--out', 'f'],
      ['check', 'round.yaml'],
      ['templates', 'check'],
    ]) {
      const { status, err } = await call(...argv, '--data', 'facts')
      expect(status).toBe(1)
      expect(err).toContain('facts/formulations.yaml:')
    }
  })

  it.each([
    [['build', 'nowhere.yaml'], '找不到文件 nowhere.yaml'],
    [['build', ''], '有一个空的参数'],
    [['build', 'round.yaml', '--out='], '有一个空的参数'],
    [['build', '长'.repeat(300)], '找不到文件'],
    [['check', '长'.repeat(300)], '长长'],
    [['check', 'a\0b'], 'a'],
    [['build', 'round.yaml', '--format', 'odt'], '不认识格式“odt”'],
    [['build'], '缺少“round.yaml”'],
    [['build', 'round.yaml', '--ouut', 'x'], '没有“--ouut”这个选项'],
    [['biuld', 'round.yaml'], '没有“biuld”这个命令'],
    [['catalogue', 'list', '--on', '2026-02-30'], '“2026-02-30”不是日期'],
    [['catalogue', 'list', '--kind', '文件夹'], '资料没有“文件夹”这一类'],
    [['catalogue', 'show', '四个落时'], '四个落实'],
    [['templates', 'show', '没有的'], '没有唯一叫“没有的”的模板'],
    [['schema', '--lang', 'fr'], '选项的值不对'],
    [['templates', 'list', '--templates', 'nowhere'], '“nowhere”不存在'],
    [['templates', 'show', '答卷', '--templates', 'nowhere'], '“nowhere”不存在'],
    [['templates', 'slots', '--data', 'nowhere'], '“nowhere”不存在'],
    [['catalogue', 'list', '--data', 'nowhere'], '“nowhere”不存在'],
    [['catalogue', 'show', '两个维护', '--data', 'nowhere'], '“nowhere”不存在'],
    [['check', 'round.yaml', '--data', 'nowhere'], '“nowhere”不存在'],
  ])('%j could not run: 2', async (argv, message) => {
    const { status, out, err } = await call(...argv)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(message)
  })
})

describe('what was asked for goes to stdout', () => {
  it.each([
    [['templates', 'list'], '提纲  领导动员/三点'],
    [['templates', 'fields'], '| 单位.简称 | unit.short |'],
    [['templates', 'show', '组长动员/三点'], 'slots:'],
    [['catalogue', 'list', '--on', '2018-11-01', '--kind', '提法框架'], '六个围绕、一个加强'],
    [['catalogue', 'show', '六围绕一加强', '--on', '2018-11-01'], '围绕党的政治建设'],
    [['schema'], '"$schema"'],
    [['schema', '--lang', 'zh'], '"轮次"'],
    [['--help'], 'build'],
    [['--version'], '0.1.0'],
  ])('%j', async (argv, wanted) => {
    const { status, out, err } = await call(...argv)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain(wanted)
  })

  it.each(['templates', 'catalogue'])('what can be done with %s, where nothing else is said', async (name) => {
    const { status, out, err } = await call(name)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toBe((await call(name, '--help')).out)
    expect(err).toMatch(new RegExp(`^用法： speechgen ${name} [^]* list `, 'u'))
  })

  it('only what is in use on the day', async () => {
    const { out } = await call('catalogue', 'list', '--on', '2018-11-01', '--kind', '提法框架')
    expect(out).not.toContain('四个落实')
  })

  it('checks the templates that ship, and finds nothing', async () => {
    expect(await call('templates', 'check')).toEqual({ status: 0, out: '', err: '模板全部合格。\n' })
  })
})

describe('the process', () => {
  const { main } = sharedProgram()
  const start = (command: string) =>
    spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8', env: { ...process.env, MAIN: main } })

  it('ends quietly when the reader closes the pipe', () => {
    const { stderr, stdout } = start('set -o pipefail; node "$MAIN" catalogue list | head -1; echo ${PIPESTATUS[0]}')
    expect(stderr).toBe('')
    expect(stdout.trim().split('\n').at(-1)).toBe('0')
  })

  it('gives its exit status to the shell and no stack trace for a mistake of the user', () => {
    const { status, stderr } = start('node "$MAIN" build bad.yaml')
    expect(status).toBe(1)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('uses no colour where nobody watches', () => {
    expect(start('node "$MAIN" build bad.yaml').stderr).not.toContain('\u001B[')
  })
})
