import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Event, Served } from './app.ts'
import { previewApp } from './app.ts'

/** A server that runs. */
export interface Serving {
  /** the address to open, with the token of this start */
  readonly url: string
  readonly tell: (event: Event) => void
  readonly close: () => Promise<void>
}

/**
 * Serves the preview to this machine only, on 127.0.0.1.
 * @param port 0 for any that is free
 * @throws the system's error where the port cannot be had (EADDRINUSE, EACCES)
 */
export async function servePreview(of: Pick<Served, 'preview' | 'own'>, port: number): Promise<Serving> {
  const listeners = new Set<(event: Event) => void>()
  const token = randomBytes(24).toString('base64url')
  let listening = 0
  const app = previewApp({
    ...of,
    door: { token, port: () => listening },
    listen(told) {
      listeners.add(told)
      return () => listeners.delete(told)
    },
  })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', done)
  })
  listening = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${listening}/?token=${token}`,
    tell(event) {
      for (const told of listeners) told(event)
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        // The page listens for events until it is closed
        server.closeAllConnections()
      }),
  }
}
