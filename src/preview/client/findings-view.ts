import type { PageFinding } from '../page-state.ts'
import { element, part, say } from './dom.ts'
import { severityWords } from '../../model/diagnostic.ts'

/** Where a finding can be mended, and seen. */
export interface FindingsParts {
  /** the name of the round file in findings */
  readonly file: string
  readonly goTo: (line: number, column?: number) => void
  readonly showBlock: (speech: string, block: number) => void
  readonly showSource: (file: string, line: number) => void
}

const severities = ['error', 'warning', 'info'] as const
let told = ''

/** Lists what was found: first in the round file and the speech that is shown, then in the other speeches. */
export function drawFindings(
  findings: readonly PageFinding[],
  shown: { readonly key: string; readonly title: string } | undefined,
  parts: FindingsParts,
): void {
  const here = findings.filter(({ speech }) => speech === undefined || speech === shown?.key)
  const others = findings.filter(({ speech }) => speech !== undefined && speech !== shown?.key)
  const counts = countsOf(findings)
  part('findings').replaceChildren(
    element('h2', {}, '审读意见', element('span', { class: 'counts' }, counts)),
    ...group('', here, parts, `《${shown?.title ?? ''}》：`),
    ...group('其他讲话里', others, parts, ''),
  )
  // Told only when it changes: whoever is typing must not be told the same again and again
  if (counts !== told) say(`审读意见：${counts}。`)
  told = counts
}

/** Brings a finding into view in the list, and the keyboard with it. */
export function showFinding(finding: PageFinding): void {
  const shown = part('findings').querySelector<HTMLElement>(`[data-id="${CSS.escape(idOf(finding))}"]`)
  shown?.scrollIntoView({ block: 'nearest' })
  shown?.focus()
}

function countsOf(findings: readonly PageFinding[]): string {
  const said = severities.flatMap((severity) => {
    const count = findings.filter((each) => each.severity === severity).length
    return count === 0 ? [] : [`${count} 处${severityWords[severity]}`]
  })
  return said.length === 0 ? '没有问题' : said.join('，')
}

/** @param known what messages need not begin with here */
function group(
  title: string,
  findings: readonly PageFinding[],
  parts: FindingsParts,
  known: string,
): readonly HTMLElement[] {
  if (findings.length === 0) return []
  const sorted = findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  const list = element('ul', {}, ...sorted.map((each) => item(each, parts, known)))
  return title === '' ? [list] : [element('h3', {}, title), list]
}

function item(finding: PageFinding, parts: FindingsParts, known: string): HTMLElement {
  const { severity, message, hint, file, line, column, speech, block, origin } = finding
  const actions: HTMLElement[] = []
  const button = (text: string, act: () => void): void =>
    void actions.push(element('button', { type: 'button', class: 'to', onclick: act }, text))
  if (speech !== undefined && block !== undefined) button('看稿面', () => parts.showBlock(speech, block))
  if (line !== undefined && file === parts.file) button(`轮次文件第 ${line} 行`, () => parts.goTo(line, column))
  else if (line !== undefined && file !== undefined) {
    const at = origin ?? { file, line }
    button(`${nameOf(at.file)} 第 ${at.line} 行`, () => parts.showSource(at.file, at.line))
  }
  return element(
    'li',
    { class: severity, tabindex: -1, 'data-id': idOf(finding) },
    element('span', { class: 'severity' }, severityWords[severity]),
    element('p', {}, known !== '' && message.startsWith(known) ? message.slice(known.length) : message),
    hint === undefined ? undefined : element('p', { class: 'hint' }, hint),
    element('div', { class: 'places' }, ...actions),
  )
}

const nameOf = (file: string): string => file.split('/').slice(-2).join('/')

const idOf = ({ code, speech, block, from, line, message }: PageFinding): string =>
  [code, speech, block, from, line, message].join(' ')
