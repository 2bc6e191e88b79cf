import type { Page } from '../../emit/pages.ts'
import type { PageFinding, Shown } from '../page-state.ts'
import { element, part } from './dom.ts'
import { drawPage } from './draw-page.ts'

/** What can be done on the pages. */
export interface PagesParts {
  /** a paragraph was chosen: show where it comes from */
  readonly chosen: (block: number) => void
  /** a finding beside a line was chosen */
  readonly asked: (finding: PageFinding) => void
}

/** Which paragraph the keyboard is at; it stays where it is when the pages are drawn again. */
let current = 0
let chosen: number | undefined

/** A page as it was drawn, and what it was drawn from. */
interface Drawn {
  readonly of: string
  readonly node: HTMLElement
}
let drawn: readonly Drawn[] = []

/** Draws the pages of a speech. Every line stands where the server set it: nothing is broken by the browser. */
export function drawPages(shown: Shown | undefined, findings: readonly PageFinding[], parts: PagesParts): void {
  const host = part('pages')
  if (shown === undefined) {
    drawn = []
    host.replaceChildren(
      element('p', { class: 'nothing' }, '轮次文件里还有错，改好以后，稿面会出现在这里。错在哪里，见审读意见。'),
    )
    return
  }
  const inText = findings.filter(({ block }) => block !== undefined)
  const old = drawn
  drawn = startsOf(shown.pages).map((starts, i): Drawn => {
    const page = shown.pages[i] ?? { number: i + 1, lines: [] }
    const blocks = new Set(page.lines.map(({ block }) => block))
    const own = inText.filter(({ block }) => blocks.has(block))
    const of = JSON.stringify([page, starts, own])
    // A page that did not change stays, with the keyboard and the selection that may be in it
    const same = old[i]
    return same?.of === of ? same : { of, node: drawPage(page, starts, own, parts.asked) }
  })
  const nodes = drawn.map(({ node }) => node)
  if (old.length === 0) host.replaceChildren(...nodes)
  else {
    for (const [i, node] of nodes.entries()) {
      const there = host.children[i]
      if (there === undefined) host.append(node)
      else if (there !== node) there.replaceWith(node)
    }
    while (host.children.length > nodes.length) host.lastElementChild?.remove()
  }
  current = Math.min(current, shown.origins.length - 1)
  enterAt(current)
  if (chosen !== undefined) markChosen(chosen)
}

/** Marks a paragraph as the one whose origin is shown; none with undefined. */
export function markChosen(block: number | undefined): void {
  chosen = block
  for (const each of part('pages').querySelectorAll('[data-block]'))
    each.classList.toggle('chosen', Number((each as HTMLElement).dataset['block']) === block)
}

/** Takes the mark away and gives the keyboard back to the paragraph that had it. */
export function releaseChosen(): void {
  const host = part('pages')
  const held = part('origin').contains(document.activeElement) || document.activeElement === document.body
  if (held) host.querySelector<HTMLElement>('.chosen[tabindex="0"]')?.focus({ preventScroll: true })
  markChosen(undefined)
}

/** Scrolls so far that the chosen paragraph ends above this height of the window. */
export function liftChosen(top: number): void {
  const bottom = part('pages').querySelector('.chosen')?.getBoundingClientRect().bottom ?? 0
  part('pages').scrollBy(0, Math.max(0, bottom + 18 - top))
}

/** Brings a paragraph into view. */
export function showBlock(block: number): void {
  const found = part('pages').querySelector<HTMLElement>(`[data-block="${block}"]`)
  found?.scrollIntoView({ block: 'center' })
  enterAt(block)
  found?.focus({ preventScroll: true })
}

/** The arrow keys go from paragraph to paragraph, Enter asks for its origin. */
export function listenToPages({ chosen: choose }: PagesParts): void {
  const host = part('pages')
  host.addEventListener('click', (event) => {
    const block = blockOf(event.target)
    if (block === undefined || (getSelection()?.toString() ?? '') !== '') return
    enterAt(block)
    choose(block)
  })
  host.addEventListener('keydown', (event) => {
    const block = blockOf(event.target)
    if (block === undefined || !(event.target as HTMLElement).matches('[data-block]')) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') choose(block)
    else if (step !== undefined && host.querySelector(`[data-block="${block + step}"]`) !== null)
      showBlock(block + step)
    else return
    event.preventDefault()
  })
}

/** Makes a paragraph the one that Tab comes to. */
function enterAt(block: number): void {
  current = block
  const seen = new Set<string>()
  for (const each of part('pages').querySelectorAll<HTMLElement>('[data-block]')) {
    const own = each.dataset['block'] ?? ''
    each.tabIndex = Number(own) === block && !seen.has(own) ? 0 : -1
    seen.add(own)
  }
}

function blockOf(target: EventTarget | null): number | undefined {
  if (!(target instanceof Element) || target.closest('button') !== null) return undefined
  const block = target.closest<HTMLElement>('[data-block]')?.dataset['block']
  return block === undefined ? undefined : Number(block)
}

/** For each line of each page where it begins in the text of its block (UTF-16). */
function startsOf(pages: readonly Page[]): readonly (readonly number[])[] {
  const next = new Map<number, number>()
  return pages.map(({ lines }) =>
    lines.map(({ block, stretches }) => {
      if (block === undefined) return 0
      const start = next.get(block) ?? 0
      next.set(block, start + stretches.reduce((sum, { text }) => sum + text.length, 0))
      return start
    }),
  )
}
