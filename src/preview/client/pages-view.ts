import type { Line, Page, Stretch } from '../../emit/pages.ts'
import type { PageFinding, Shown } from '../state.ts'
import { element, part } from './dom.ts'
import { severityWords } from '../../model/diagnostic.ts'

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

const tags = {
  title: 'h2',
  date: 'p',
  speaker: 'p',
  blank: 'div',
  salutation: 'p',
  heading: 'h3',
  paragraph: 'p',
} as const

/** Draws the pages of a speech. Every line stands where the server set it: nothing is broken by the browser. */
export function drawPages(shown: Shown | undefined, findings: readonly PageFinding[], parts: PagesParts): void {
  const host = part('pages')
  const scrolled = [host.scrollLeft, host.scrollTop] as const
  if (shown === undefined) {
    host.replaceChildren(
      element('p', { class: 'nothing' }, '轮次文件里还有错，改好以后，稿面会出现在这里。错在哪里，见审读意见。'),
    )
    return
  }
  const inText = findings.filter(({ block }) => block !== undefined)
  // UTF-16 offset of the next line in its block
  const offsets = new Map<number, number>()
  host.replaceChildren(...shown.pages.map((page) => drawPage(page, inText, offsets, parts)))
  host.scrollTo(...scrolled)
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

function drawPage(
  page: Page,
  findings: readonly PageFinding[],
  offsets: Map<number, number>,
  parts: PagesParts,
): HTMLElement {
  const area = element('div', { class: 'area' })
  const marks: HTMLElement[] = []
  let open: { readonly of: Line; readonly node: HTMLElement } | undefined
  for (const [row, line] of page.lines.entries()) {
    const { block } = line
    const from = block === undefined ? 0 : (offsets.get(block) ?? 0)
    const to = from + line.stretches.reduce((sum, { text }) => sum + text.length, 0)
    const here = block === undefined ? [] : findings.filter((each) => each.block === block)
    if (block !== undefined) offsets.set(block, to)
    if (open === undefined || open.of.part !== line.part || open.of.block !== block || line.part === 'blank') {
      const node = element(tags[line.part], {
        class: line.part,
        'data-block': block,
        tabindex: block === undefined ? undefined : -1,
      })
      open = { of: line, node }
      area.append(node)
    }
    open.node.append(drawLine(line, from, here))
    const beginning = here.filter(
      (each) => (each.from ?? 0) >= from && ((each.from ?? 0) < to || (each.from === undefined && from === 0)),
    )
    if (beginning.length > 0) marks.push(drawMark(beginning, row, parts))
  }
  const side = page.number % 2 === 1 ? 'odd' : 'even'
  const number = element('p', { class: `number ${side}`, 'aria-hidden': 'true' }, `— ${page.number} —`)
  return element('section', { class: 'page', 'aria-label': `第${page.number}页` }, area, ...marks, number)
}

function drawLine(line: Line, from: number, findings: readonly PageFinding[]): HTMLElement {
  const node = element('span', { class: `line ${line.align}${line.indented ? ' indented' : ''}` })
  let at = from
  for (const stretch of line.stretches) {
    node.append(...drawStretch(stretch, at, findings))
    at += stretch.text.length
  }
  return node
}

/** A stretch, cut where a finding begins or ends in it. */
function drawStretch(stretch: Stretch, at: number, findings: readonly PageFinding[]): readonly HTMLElement[] {
  const end = at + stretch.text.length
  const cuts = findings
    .flatMap(({ from, to }) => [from, to])
    .filter((cut): cut is number => cut !== undefined && cut > at && cut < end)
  const bounds = [...new Set([at, ...cuts, end])].sort((a, b) => a - b)
  return bounds.slice(0, -1).map((start, i) => {
    const stop = bounds[i + 1] ?? end
    const over = findings.find(({ from, to }) => from !== undefined && to !== undefined && from <= start && stop <= to)
    const classes = [stretch.face, stretch.latin && 'latin', stretch.bold && 'bold', over && `found ${over.severity}`]
    const tag = stretch.placeholder === true ? 'mark' : 'span'
    return element(tag, { class: classes.filter(Boolean).join(' ') }, stretch.text.slice(start - at, stop - at))
  })
}

/** The sign beside a line in which something was found. */
function drawMark(findings: readonly PageFinding[], row: number, parts: PagesParts): HTMLElement {
  const [worst] = findings.toSorted((a, b) => rank(a) - rank(b))
  if (worst === undefined) throw new Error('a mark without a finding')
  const said = findings.map(({ severity, message }) => `${severityWords[severity]}：${message}`).join('\n')
  const node = element(
    'button',
    {
      type: 'button',
      class: `beside ${worst.severity}`,
      title: said,
      'aria-label': said,
      onclick: () => parts.asked(worst),
    },
    findings.length > 1 ? String(findings.length) : '!',
  )
  node.style.setProperty('--row', String(row))
  return node
}

const rank = ({ severity }: PageFinding): number => ['error', 'warning', 'info'].indexOf(severity)
