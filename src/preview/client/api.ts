import type { DownloadQuestion, PageFinding, PageQuestion, PageState, RoundFile, SaveQuestion } from '../page-state.ts'

/** What the server refused, in its own words. */
export interface Refused {
  readonly refused: string
  readonly conflict: boolean
}

const json = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
})

async function ask<T>(path: string, request?: RequestInit): Promise<T> {
  const answer = await fetch(path, request)
  if (!answer.ok) throw new Error(`${path}：${answer.status} ${(await answer.text()).trim()}`)
  return (await answer.json()) as T
}

const refusal = async (answer: Response): Promise<Refused> => {
  const { message } = (await answer.json()) as { readonly message: string }
  return { refused: message, conflict: answer.status === 409 }
}

/** The server's routes. Each throws where the server cannot be reached or has failed. */
export const api = {
  round: () => ask<RoundFile>('/api/round'),
  page: (question: PageQuestion) => ask<PageState>('/api/page', json(question)),
  findings: (question: PageQuestion) => ask<readonly PageFinding[] | null>('/api/findings', json(question)),
  schema: (language: 'zh' | 'en') => ask<object>(`/api/schema?lang=${language}`),
  async source(file: string): Promise<string | undefined> {
    const answer = await fetch(`/api/source?file=${encodeURIComponent(file)}`)
    return answer.ok ? answer.text() : undefined
  },
  async save(question: SaveQuestion): Promise<{ readonly digest: string } | Refused> {
    const answer = await fetch('/api/round', json(question, 'PUT'))
    return answer.ok ? ((await answer.json()) as { readonly digest: string }) : refusal(answer)
  },
  async download(question: DownloadQuestion): Promise<{ readonly name: string; readonly file: Blob } | Refused> {
    const answer = await fetch('/api/download', json(question))
    if (!answer.ok) return refusal(answer)
    const [, name = ''] = /filename\*=UTF-8''(\S+)/.exec(answer.headers.get('Content-Disposition') ?? '') ?? []
    return { name: decodeURIComponent(name), file: await answer.blob() }
  },
  /** Tells when the round file, or templates or facts, changed on the disk, and when the server is lost and found again. */
  events(told: (event: 'round' | 'assets' | 'lost' | 'found') => void): void {
    const source = new EventSource('/api/events')
    let lost = false
    source.addEventListener('round', () => told('round'))
    source.addEventListener('assets', () => told('assets'))
    source.addEventListener('error', () => {
      lost = true
      told('lost')
    })
    source.addEventListener('open', () => {
      if (lost) told('found')
      lost = false
    })
  },
}
