import { severityWords } from '../../model/diagnostic.ts'
import type { Line, Page, Stretch } from '../../emit/pages.ts'
import type { PageFinding } from '../page-state.ts'
import { element } from './dom.ts'

const tags = {
  title: 'h2',
  date: 'p',
  speaker: 'p',
  blank: 'div',
  salutation: 'p',
  heading: 'h3',
  paragraph: 'p',
} as const

/**
 * A page with its lines, its number, and a sign beside each line in which something was found.
 * @param starts where each line begins in the text of its block (UTF-16)
 * @param asked told the finding whose sign was pressed
 */
export function drawPage(
  page: Page,
  starts: readonly number[],
  findings: readonly PageFinding[],
  asked: (finding: PageFinding) => void,
): HTMLElement {
  const area = element('div', { class: 'area' })
  const marks: HTMLElement[] = []
  let open: { readonly of: Line; readonly node: HTMLElement } | undefined
  for (const [row, line] of page.lines.entries()) {
    const { block } = line
    const from = starts[row] ?? 0
    const to = from + line.stretches.reduce((sum, { text }) => sum + text.length, 0)
    const here = block === undefined ? [] : findings.filter((each) => each.block === block)
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
    if (beginning.length > 0) marks.push(drawMark(beginning, row, asked))
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
function drawMark(findings: readonly PageFinding[], row: number, asked: (finding: PageFinding) => void): HTMLElement {
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
      onclick: () => asked(worst),
    },
    findings.length > 1 ? String(findings.length) : '!',
  )
  node.style.setProperty('--row', String(row))
  return node
}

const rank = ({ severity }: PageFinding): number => ['error', 'warning', 'info'].indexOf(severity)
