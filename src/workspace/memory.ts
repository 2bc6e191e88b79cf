import type { IsoDate } from '../model/date.ts'
import type { Workspace } from './workspace.ts'
import { soon } from './workspace.ts'

/** A workspace that lives in memory, for tests and previews; it stands still on `today`, and one change is never soon after another. */
export function openMemory(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  today: IsoDate = '2026-01-01',
): Workspace {
  const encoder = new TextEncoder()
  const kept = new Map(
    Object.entries(files).map(([path, content]) => [
      normalise(path),
      typeof content === 'string' ? encoder.encode(content) : content,
    ]),
  )
  /** when a file was written, in milliseconds: those that were there from the beginning are not in it */
  const times = new Map<string, number>()
  let now = 0
  const put = (path: string, bytes: Uint8Array): void => {
    now += 2 * soon
    kept.set(path, bytes)
    times.set(path, now)
  }
  const staged = new Map<string, Uint8Array>()
  const held = new Set<string>()
  let count = 0
  return {
    read: (path, most) => kept.get(normalise(path))?.slice(0, most),
    stamp(folder) {
      return this.stampOf(this.list(folder).map((path) => `${folder}/${path}`))
    },
    stampOf(paths) {
      const lines = paths.map((path) => {
        const bytes = kept.get(normalise(path))
        return [path, bytes === undefined ? null : Buffer.from(bytes).toString('base64')]
      })
      const last = Math.max(0, ...paths.map((path) => times.get(normalise(path)) ?? 0))
      return { text: JSON.stringify(lines), last, settles: true }
    },
    list(folder) {
      const at = normalise(folder)
      const prefix = at === '' ? '' : `${at}/`
      return [...kept.keys()]
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length))
        .sort()
    },
    size: (path) => kept.get(normalise(path))?.byteLength,
    write: (path, bytes) => put(normalise(path), bytes.slice()),
    stage(_path, bytes) {
      const name = `staged-${count++}`
      staged.set(name, bytes.slice())
      return name
    },
    put(name, path) {
      const bytes = staged.get(name)
      if (bytes === undefined) throw new Error(`${name} was not staged`)
      staged.delete(name)
      put(normalise(path), bytes)
    },
    remove: (path) => void (staged.delete(path) || kept.delete(normalise(path))),
    lock(folder, share) {
      const name = `${normalise(folder)} ${share?.index} ${share?.count}`
      const others = [...held].map((each) => each.split(' ')).filter(([at]) => at === normalise(folder))
      if (held.has(name) || others.some(([, , of]) => of !== String(share?.count))) return undefined
      held.add(name)
      return { beat: () => undefined, release: () => void held.delete(name) }
    },
    clear: () => staged.clear(),
    today: () => today,
  }
}

/** `./a//b/../c/` → `a/c` */
function normalise(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/')
}
