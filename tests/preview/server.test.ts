import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readAssets } from '../../src/commands/assets.ts'
import { buildRounds } from '../../src/commands/build.ts'
import type { Serving } from '../../src/preview/serve.ts'
import { servePreview } from '../../src/preview/serve.ts'
import { openPreview } from '../../src/preview/session.ts'
import type { PageState, RoundFile } from '../../src/preview/page-state.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

const generator = 'speechgen 0.0.0'
const text = readFileSync('data/examples/two-units.yaml', 'utf8')
let disk: Workspace
let serving: Serving
let port = 0
let cookie = ''

/** A request as anybody on the machine can send it: every header, the path as it is written. */
function send(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
      answer.on('error', failed)
    })
    asked.on('error', failed)
    // A server that refuses a body closes the door while it is still being sent
    asked.on('socket', (socket) => socket.on('error', () => {}))
    asked.end(body)
  })
}

/** A request of the page itself. */
const ask = (path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> =>
  send(path, {
    method,
    headers: { cookie, origin: `http://127.0.0.1:${port}`, ...headers },
    ...(body === undefined ? {} : { body }),
  })

const post = (path: string, question: unknown, method = 'POST'): Promise<Answer> =>
  ask(path, { method, body: JSON.stringify(question), headers: { 'content-type': 'application/json' } })

const json = ({ body }: Answer): unknown => JSON.parse(body.toString())

beforeAll(async () => {
  disk = openMemory({ 'round.yaml': text, 'secret.txt': 'secret' })
  const own = openDisk('.')
  const withPage: Workspace = {
    ...own,
    read: (path) => (path.startsWith('dist/page/') ? new TextEncoder().encode(path) : own.read(path)),
  }
  const preview = await openPreview({ roots: { own, user: disk }, name: 'round.yaml', generator })
  serving = await servePreview({ preview, own: withPage }, 0)
  port = Number(new URL(serving.url).port)
  const { headers } = await send(new URL(serving.url).pathname + new URL(serving.url).search)
  cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
})
afterAll(() => serving.close())

describe('who is let in', () => {
  it('is who has seen the terminal: the token becomes a cookie that no script and no other site can use', async () => {
    const url = new URL(serving.url)
    expect(url.hostname).toBe('127.0.0.1')
    const { status, headers } = await send(`/${url.search}`)
    expect([status, headers.location]).toEqual([303, '/'])
    expect(headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict$/)
    expect((await ask('/')).status).toBe(200)
  })

  it.each([
    ['nobody without the token', '/', {}],
    ['nobody with a wrong one', '/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', {}],
    ['nobody with a wrong cookie', '/api/round', { cookie: 'speechgen-1=AAAA' }],
  ])('is %s', async (_, path, headers) => {
    const answer = await send(path, { headers })
    expect(answer.status).toBe(403)
    expect(answer.body.toString()).toContain('终端')
  })

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', '[::1]:80', '127.0.0.1.evil.example'])(
    'is nobody who calls this machine %s, even with the cookie',
    async (host) => {
      expect((await send('/api/round', { headers: { cookie, host } })).status).toBe(403)
    },
  )

  it('is who calls it localhost', async () => {
    expect((await send('/api/round', { headers: { cookie, host: `localhost:${port}` } })).status).toBe(200)
  })

  it.each([['http://evil.example'], ['null'], ['http://127.0.0.1:1'], ['https://127.0.0.1']])(
    'is no request from the origin %s',
    async (origin) => {
      const before = disk.read('round.yaml')
      expect((await ask('/api/round', { headers: { origin } })).status).toBe(403)
      const put = await ask('/api/round', { method: 'PUT', headers: { origin }, body: '{"text":""}' })
      expect(put.status).toBe(403)
      expect(disk.read('round.yaml')).toEqual(before)
    },
  )

  it('is no request that writes and does not say where it comes from', async () => {
    const answer = await send('/api/round', { method: 'PUT', headers: { cookie }, body: '{"text":""}' })
    expect(answer.status).toBe(403)
  })

  it.each(['cross-site', 'same-site'])('is nothing that a browser calls %s', async (site) => {
    expect((await send('/', { headers: { cookie, 'sec-fetch-site': site } })).status).toBe(403)
  })
})

describe('what is given out', () => {
  it.each(['/', '/app.js', '/api/round', '/api/source?file=x', '/nothing'])('%s has a strict policy', async (path) => {
    const { headers } = await ask(path)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('the page has neither inline scripts nor inline styles, nor anything from elsewhere', async () => {
    const html = (await ask('/')).body.toString()
    expect(html).not.toMatch(/<script(?![^>]* src="\/)|<style|\sstyle=|\son[a-z]+=|https?:\/\//)
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/dist/page/../../package.json',
    '/app.js/../../package.json',
    '/secret.txt',
    '//etc/passwd',
    '/api/source?file=secret.txt',
    '/api/source?file=../secret.txt',
    '/api/source?file=templates/../package.json',
    '/api/source?file=%2fetc%2fpasswd',
    '/api/source?file=templates/sections/../../../../../../etc/passwd',
    '/api/source?file=',
  ])('no file by the way of %s', async (path) => {
    const { status, body } = await ask(path)
    expect([status, body.toString().includes('secret') || body.toString().includes('root:')]).toEqual([404, false])
  })

  it('a template, by the name that findings give it', async () => {
    const state = json(await post('/api/page', {})) as PageState
    const file = state.shown?.origins[0]?.file ?? ''
    const { status, body } = await ask(`/api/source?file=${encodeURIComponent(file)}`)
    expect([status, body.toString()]).toEqual([200, readFileSync(file, 'utf8')])
  })

  it('nothing for a body without an end, and none for what is no question', async () => {
    expect((await ask('/api/page', { method: 'POST', body: Buffer.alloc(5 * 1024 * 1024, 97) })).status).toBe(413)
    for (const body of ['', 'x', '[]', '{"text":1}', '{"format":"exe","speech":"a"}'])
      expect((await ask('/api/download', { method: 'POST', body })).status).toBe(400)
  })
})

describe('what the page asks', () => {
  it('shows the speech that is asked for, on its pages', async () => {
    const { speeches, shown } = json(await post('/api/page', {})) as PageState
    expect(shown?.key).toBe(speeches[0]?.key)
    const last = speeches.at(-1)?.key
    const other = (json(await post('/api/page', { speech: last })) as PageState).shown
    expect(other?.key).toBe(last)
    expect(other?.pages[0]?.lines[0]?.part).toBe('title')
  })

  it('shows what is typed, without writing it', async () => {
    const typed = text.replace('县水利局五楼会议室', '县水利局大会堂')
    const { shown } = json(await post('/api/page', { text: typed })) as PageState
    expect(JSON.stringify(shown?.pages)).toContain('县水利局大会堂')
    expect(new TextDecoder().decode(disk.read('round.yaml'))).toBe(text)
  })

  it('tells where the values of a paragraph stand in the round file', async () => {
    const { shown } = json(await post('/api/page', {})) as PageState
    const all = shown?.origins.flatMap(({ data }) => data) ?? []
    const line = text.split('\n').findIndex((each) => each.includes('县水利局五楼会议室')) + 1
    expect(all).toContainEqual({ path: 'meetings.0.place', value: '县水利局五楼会议室', line })
  })

  it('tells the facts that stand in a paragraph, too', async () => {
    const { speeches } = json(await post('/api/page', {})) as PageState
    const answers = await Promise.all(speeches.map(({ key }) => post('/api/page', { speech: key })))
    const all = answers.flatMap(
      (answer) => (json(answer) as PageState).shown?.origins.flatMap(({ data }) => data) ?? [],
    )
    const facts = all.filter(({ path }) => path.startsWith('formulations.'))
    expect(facts.length).toBeGreaterThan(0)
    expect(facts.filter(({ value = '' }) => value === '')).toEqual([])
  })

  it('finds what is wrong at its place', async () => {
    const { findings, shown } = json(await post('/api/page', { text: text.replace('start:', 'strat:') })) as PageState
    expect(shown).toBeUndefined()
    const line = text.split('\n').findIndex((each) => each.includes('start:')) + 1
    expect(findings).toContainEqual(expect.objectContaining({ file: 'round.yaml', line, severity: 'error' }))
  })

  it.each(['md', 'docx'] as const)('gives the .%s that build writes, byte by byte', async (format) => {
    const assets = readAssets({ own: openDisk('.'), user: openMemory() }, new Map())
    const memory = openMemory({ 'round.yaml': text })
    const options = {
      files: ['round.yaml'],
      out: 'out',
      formats: ['md', 'docx'],
      strict: false,
      force: false,
      generator,
    } as const
    const { manifests } = await buildRounds(assets, memory, options, new Map())
    const built = manifests.flatMap(({ folder, manifest }) =>
      manifest.speeches.map(({ files }) => memory.read(`${folder}/${files[format] ?? ''}`)),
    )
    const { speeches } = json(await post('/api/page', {})) as PageState
    expect(speeches).toHaveLength(built.length)
    for (const [i, { key }] of speeches.entries()) {
      const { status, body, headers } = await post('/api/download', { speech: key, format })
      expect(status).toBe(200)
      expect(decodeURIComponent(String(headers['content-disposition']))).toMatch(new RegExp(`\\.${format}$`))
      expect(Buffer.compare(body, Buffer.from(built[i] ?? []))).toBe(0)
    }
  })

  it('refuses to give what has errors, and says why', async () => {
    const { speeches } = json(await post('/api/page', {})) as PageState
    const broken = { text: text.replace('start:', 'strat:'), speech: speeches[0]?.key, format: 'md' }
    expect((await post('/api/download', broken)).status).toBe(404)
    expect((await post('/api/download', { speech: 'none', format: 'md' })).status).toBe(404)
  })

  it('saves over what it has seen, and over nothing else', async () => {
    const { digest: base } = json(await ask('/api/round')) as RoundFile
    const first = await post('/api/round', { text: `${text}# 一\n`, base }, 'PUT')
    expect(first.status).toBe(200)
    expect(new TextDecoder().decode(disk.read('round.yaml'))).toBe(`${text}# 一\n`)
    const second = await post('/api/round', { text: '没看见就盖掉', base }, 'PUT')
    expect(second.status).toBe(409)
    expect((json(second) as { message: string }).message).toContain('别处')
    expect(new TextDecoder().decode(disk.read('round.yaml'))).toBe(`${text}# 一\n`)
    const { digest: next } = json(first) as { digest: string }
    expect((await post('/api/round', { text, base: next }, 'PUT')).status).toBe(200)
  })

  it('is told of changes', async () => {
    let said = ''
    const headers = { cookie, accept: 'text/event-stream' }
    const listening = request({ host: '127.0.0.1', port, path: '/api/events', headers }, (answer) => {
      answer.on('data', (chunk: Buffer) => (said += chunk.toString()))
      answer.on('error', () => {})
    })
    listening.on('error', () => {})
    listening.end()
    await vi.waitUntil(() => said.includes('event: open'))
    serving.tell('round')
    await vi.waitUntil(() => said.includes('event: round'))
    listening.destroy()
    expect(said).toContain('event: round')
  })
})
