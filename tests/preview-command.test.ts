import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { run } from '../src/cli/door.ts'
import { callIn } from './cli-call.ts'

let folder = ''
let call: ReturnType<typeof callIn>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'speechgen-preview-command-'))
  copyFileSync('data/examples/2017-entry.yaml', join(folder, 'round.yaml'))
  call = callIn(folder)
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('speechgen preview', () => {
  it('gives an address, tells the page what is saved elsewhere, ends with Ctrl-C', { timeout: 120_000 }, async () => {
    let said = ''
    const ended = run(['preview', 'round.yaml', '--no-open'], {
      out: () => {},
      err: (text) => (said += text),
      terminal: true,
      color: false,
      cwd: folder,
    })
    await vi.waitUntil(() => said.includes('Ctrl-C'), { timeout: 60_000 })
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(said) ?? []
    const entered = await fetch(url, { redirect: 'manual' })
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await fetch(new URL('/', url), { headers: { cookie } })
    expect(await page.text()).toContain('<main')

    const events = await fetch(new URL('/api/events', url), { headers: { cookie } })
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    const round = join(folder, 'round.yaml')
    writeFileSync(`${round}.tmp`, readFileSync(round, 'utf8').replace('刘某', '柳某'))
    renameSync(`${round}.tmp`, round)
    let told = ''
    while (!told.includes('event: round')) told += (await reader?.read())?.value ?? 'event: round, but closed'
    expect(told).not.toContain('closed')

    process.emit('SIGINT', 'SIGINT')
    expect(await ended).toBe(0)
    await expect(fetch(new URL('/', url))).rejects.toThrow('fetch failed')
  })

  it('says what is missing, which port is no port, and which is taken', { timeout: 60_000 }, async () => {
    expect(await call('preview', 'none.yaml')).toMatchObject({ status: 2, err: expect.stringContaining('none.yaml') })
    expect(await call('preview', 'round.yaml', '--port', '70000')).toEqual({
      status: 2,
      out: '',
      err: '“70000”不是端口，写成 --port 4180。\n',
    })
    const taken = createServer()
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
    const { port } = taken.address() as AddressInfo
    const { status, err } = await call('preview', 'round.yaml', '--port', String(port))
    taken.close()
    expect([status, err.includes(`端口 ${port} 用不了（EADDRINUSE）`)]).toEqual([2, true])
  })
})
