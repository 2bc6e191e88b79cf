import type { Datum, Origin } from '../page-state.ts'
import { element, part, say } from './dom.ts'

/** What the panel needs from the page. */
export interface OriginParts {
  readonly source: (file: string) => Promise<string | undefined>
  readonly goTo: (line: number) => void
  /** it is there now, from this height of the window on */
  readonly shown: (top: number) => void
  readonly closed: () => void
}

/** Lines of the template that are shown before and after the one in question. */
const around = 2
let asked = 0

/** Shows where a paragraph comes from: the lines of its template, and the values that stand in it. */
export async function showOrigin({ file, line, data }: Origin, parts: OriginParts): Promise<void> {
  const mine = ++asked
  const text = await parts.source(file)
  // Something else was asked for meanwhile
  if (mine !== asked) return
  const host = part('origin')
  const close = element(
    'button',
    { type: 'button', class: 'close', 'aria-label': '关上', onclick: () => closeOrigin(parts) },
    '×',
  )
  host.replaceChildren(
    element('h2', {}, '这一段的出处', close),
    element('p', { class: 'file' }, `${file} 第 ${line} 行`),
    text === undefined ? element('p', {}, '这一段是轮次文件里写的。') : excerpt(text, line),
    ...(data.length === 0 ? [] : [element('h3', {}, '用到的数据'), values(data, parts)]),
  )
  host.hidden = false
  const here = host.querySelector<HTMLElement>('.here')
  // The line in question stands first in its box, whatever is before it
  if (here !== null) here.parentElement?.scrollTo(0, here.offsetTop - (here.parentElement.offsetTop + 6))
  host.focus({ preventScroll: true })
  parts.shown(host.getBoundingClientRect().top)
  say(`出处：${file} 第 ${line} 行`)
}

/** Escape shuts the panel. */
export function listenToOrigin(parts: OriginParts): void {
  part('origin').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeOrigin(parts)
  })
}

/** Shuts the panel. */
export function closeOrigin(parts: Pick<OriginParts, 'closed'>): void {
  asked++
  parts.closed()
  part('origin').hidden = true
}

function excerpt(text: string, line: number): HTMLElement {
  const lines = text.split('\n')
  const from = Math.max(0, line - 1 - around)
  const shown = lines.slice(from, line + around)
  const list = element('ol', { class: 'template', start: from + 1, tabindex: 0, 'aria-label': '模板' })
  for (const [i, each] of shown.entries()) {
    const here = from + i === line - 1
    const item = element(
      'li',
      { class: here ? 'here' : undefined, 'aria-current': here ? 'true' : undefined },
      element('code', {}, each === '' ? ' ' : each),
    )
    item.value = from + i + 1
    list.append(item)
  }
  return list
}

function values(data: readonly Datum[], parts: OriginParts): HTMLElement {
  return element(
    'dl',
    {},
    ...data.flatMap(({ path, value, line }) => [
      element('dt', {}, path),
      element(
        'dd',
        {},
        value ?? '（由别的数据推出）',
        line === undefined
          ? undefined
          : element('button', { type: 'button', class: 'to', onclick: () => parts.goTo(line) }, `第 ${line} 行`),
      ),
    ]),
  )
}
