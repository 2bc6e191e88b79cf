import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import * as v from 'valibot'
import type { Workspace } from '../workspace/workspace.ts'
import type { Door } from './guard.ts'
import { guard, withHeaders } from './guard.ts'
import type { Outcome, Preview } from './session.ts'
import { icon, shell } from './shell.ts'

/** What the page is told without asking: the round file changed on the disk; templates or facts did. */
export type Event = 'round' | 'assets'

/** What the server is made of. */
export interface Served {
  readonly preview: Preview
  readonly door: Door
  /** holds what `scripts/bundle-preview.mjs` made, in `dist/page` */
  readonly own: Workspace
  /** begins to tell events; gives what ends it */
  readonly listen: (told: (event: Event) => void) => () => void
}

/** The files of the page, by their path: there are no others, whatever is asked for. */
const files: Readonly<Record<string, string>> = {
  '/app.js': 'text/javascript; charset=utf-8',
  '/app.css': 'text/css; charset=utf-8',
}

/** A round file of two million characters has never been seen; a body without an end must not fill the memory. */
const largest = 4 * 1024 * 1024

const text = v.string()
const page = v.object({ text: v.optional(text), speech: v.optional(text) })
const questions = {
  page,
  download: v.object({ ...page.entries, format: v.picklist(['md', 'docx']) }),
  save: v.object({ text, base: v.optional(text) }),
}

/** The routes of the preview, as a function from request to answer. */
export function previewApp({ preview, door, own, listen }: Served): Hono {
  const app = new Hono()
  app.use(withHeaders)
  app.use(guard(door))
  app.use(bodyLimit({ maxSize: largest, onError: (context) => context.text('内容太大。\n', 413) }))
  app.onError((error, context) => {
    if (error instanceof v.ValiError || error instanceof SyntaxError) return context.text('请求不对。\n', 400)
    return context.text(`${error.message}\n`, 500)
  })

  app.get('/', (context) => context.html(shell))
  app.get('/icon.svg', (context) => context.body(icon, 200, { 'Content-Type': 'image/svg+xml' }))
  for (const [path, type] of Object.entries(files)) {
    app.get(path, (context) => {
      const bytes = own.read(`dist/page${path}`)
      if (bytes === undefined) return context.text('网页还没有打包，先运行 npm run build。\n', 404)
      return context.body(new Uint8Array(bytes), 200, { 'Content-Type': type })
    })
  }
  app.get('/api/round', (context) => context.json(preview.roundFile()))
  app.put('/api/round', async (context) => {
    const { base, ...rest } = v.parse(questions.save, await context.req.json())
    return ended(preview.save({ ...rest, ...(base === undefined ? {} : { base }) }), ({ digest }) =>
      context.json({ digest }),
    )
  })
  app.post('/api/page', async (context) => context.json(preview.page(defined(await context.req.json()))))
  app.post('/api/findings', async (context) =>
    context.json((await preview.findings(defined(await context.req.json()))) ?? null),
  )
  app.get('/api/source', (context) => {
    const source = preview.source(context.req.query('file') ?? '')
    return source === undefined ? context.text('没有这个模板。\n', 404) : context.text(source)
  })
  app.get('/api/schema', (context) =>
    context.body(preview.schema(context.req.query('lang') === 'en' ? 'en' : 'zh'), 200, {
      'Content-Type': 'application/json; charset=utf-8',
    }),
  )
  app.post('/api/download', async (context) => {
    const { format, ...question } = v.parse(questions.download, await context.req.json())
    return ended(await preview.download({ ...defined(question), format }), ({ name, bytes }) =>
      context.body(new Uint8Array(bytes), 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      }),
    )
  })
  app.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      await new Promise<void>((left) => {
        const end = listen((event) => void stream.writeSSE({ event, data: '' }))
        stream.onAbort(() => {
          end()
          left()
        })
        // So that the page knows that it is being told
        void stream.writeSSE({ event: 'open', data: '' })
      })
    }),
  )
  return app
}

/** What the page asks, without what it leaves open. @throws ValiError where it is no question */
function defined(asked: unknown): { readonly text?: string; readonly speech?: string } {
  const { text: written, speech } = v.parse(questions.page, asked)
  return { ...(written === undefined ? {} : { text: written }), ...(speech === undefined ? {} : { speech }) }
}

function ended<T>(outcome: Outcome<T>, answer: (of: T) => Response): Response {
  if (outcome.done) return answer(outcome)
  const status = { 'not-there': 404, refused: 422, conflict: 409 }[outcome.reason]
  return Response.json({ message: outcome.message }, { status })
}
