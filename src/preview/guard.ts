import { timingSafeEqual } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import type { MiddlewareHandler } from 'hono'

/** What lets somebody in. */
export interface Door {
  /** new at every start; whoever knows it has seen the terminal */
  readonly token: string
  /** where the server listens; known once it does */
  readonly port: () => number
}

const headers = {
  // Nothing but what the server itself gives: no inline script or style, no frame, no form, nothing from elsewhere.
  // The editor draws its underlines as images that stand in its own style sheet
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const

/** Sets the headers of every answer, refusals and errors among them. */
export const withHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
}

/**
 * Lets in only the page that the terminal opened. The name asked for must be this machine's own (else any site could
 * point its name here: DNS rebinding); what other sites send along is refused; and the token must have been seen.
 */
export function guard({ token, port }: Door): MiddlewareHandler {
  return async (context, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`]
    const host = context.req.header('host') ?? ''
    if (!hosts.includes(host)) return context.text('只能从本机打开。\n', 403)
    const origin = context.req.header('origin')
    const reads = context.req.method === 'GET' || context.req.method === 'HEAD'
    // A browser names the origin of everything that is more than reading
    if (origin === undefined ? !reads : origin !== `http://${host}`)
      return context.text('只收这个网页自己的请求。\n', 403)
    if (!['same-origin', 'none'].includes(context.req.header('sec-fetch-site') ?? 'none'))
      return context.text('只收这个网页自己的请求。\n', 403)
    // Cookies do not tell ports apart: two previews at once need two names
    const cookie = `speechgen-${port()}`
    if (context.req.path === '/' && isToken(context.req.query('token'), token)) {
      setCookie(context, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' })
      return context.redirect('/', 303)
    }
    if (!isToken(getCookie(context, cookie), token))
      return context.text('请打开终端里给出的完整网址；重新运行 speechgen preview 以后，旧的网址就不能用了。\n', 403)
    return next()
  }
}

function isToken(given: string | undefined, token: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}
