import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { callIn } from './cli-call.ts'

const call = callIn('.')
const folder = mkdtempSync(join(tmpdir(), 'speechgen-completion-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What bash offers for the last of some words. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { out } = await call('completion', 'bash')
  const typed = ['speechgen', ...words].map((word) => `'${word}'`).join(' ')
  const script = `${out}\nCOMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _speechgen; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\n').filter((word) => word !== '')
}

describe('speechgen completion bash', () => {
  it('offers commands, what is below them, options, and the values of options', async () => {
    expect(await offered('te')).toEqual(['templates'])
    expect(await offered('templates', 'e')).toEqual(['explain', 'eject'])
    expect(await offered('build', 'round.yaml', '--sh')).toEqual(['--shard'])
    expect(await offered('check', 'a.md', '--format', 'j')).toEqual(['json', 'junit'])
    expect(await offered('templates', 'new', 'out')).toEqual(['outline'])
  })

  it('leaves files to the shell where a file is meant', async () => {
    expect(await offered('check', 'a.md', '--round', '')).toEqual([])
    expect(await offered('build', 'rou')).toEqual([])
  })
})

describe.each(['zsh', 'fish'])('speechgen completion %s', (shell) => {
  it('is a script that the shell reads', async ({ skip }) => {
    const { status, out } = await call('completion', shell)
    expect(status).toBe(0)
    expect(out).toContain('explain')
    const file = join(folder, shell)
    writeFileSync(file, out)
    const { error, status: read, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' })
    if (error !== undefined) skip(`未核验：没有 ${shell}`)
    expect({ read, stderr }).toEqual({ read: 0, stderr: '' })
  })
})

describe('--help', () => {
  it('ends with examples, and has no English of commander’s', async () => {
    const { status, out } = await call('check', '--help')
    expect(status).toBe(0)
    expect(out).toMatch(/^用法： speechgen check \[选项\] <file\.\.\.>$/mu)
    expect(out).toContain('（可选 human、json、sarif、junit、github；默认 human）')
    expect(out).toContain('\n例：\n  speechgen check 讲话.docx --date 2026-08-05\n')
    expect(out).not.toMatch(/Usage|Options|default|choices/u)
  })

  it('of a command below another has its own examples', async () => {
    expect((await call('templates', 'eject', '--help')).out).toContain('例：\n  speechgen templates eject ')
  })
})
