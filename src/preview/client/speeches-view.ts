import type { Entry, PageFinding } from '../page-state.ts'
import { element, part } from './dom.ts'
import { severityWords } from '../../model/diagnostic.ts'

/** Lists the speeches by meeting; the one that is shown is marked, those with something found say so. */
export function drawSpeeches(
  speeches: readonly Entry[],
  shown: string | undefined,
  findings: readonly PageFinding[],
  choose: (key: string) => void,
): void {
  const host = part('speeches')
  const focused = host.contains(document.activeElement)
    ? (document.activeElement as HTMLElement).dataset['key']
    : undefined
  const meetings = [...new Set(speeches.map(({ meeting }) => meeting))]
  host.replaceChildren(
    ...meetings.flatMap((meeting) => {
      const own = speeches.filter((each) => each.meeting === meeting)
      const date = own[0]?.date
      return [
        element('h2', {}, meeting, date === undefined ? undefined : element('time', { datetime: date }, date)),
        element('ul', {}, ...own.map((each) => element('li', {}, entry(each, each.key === shown, findings, choose)))),
      ]
    }),
  )
  host.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused ?? '')}"]`)?.focus()
}

function entry(
  { key, kind }: Entry,
  isShown: boolean,
  findings: readonly PageFinding[],
  choose: (key: string) => void,
): HTMLElement {
  const worst = (['error', 'warning'] as const).find((severity) =>
    findings.some((each) => each.speech === key && each.severity === severity),
  )
  return element(
    'button',
    { type: 'button', 'data-key': key, 'aria-current': isShown ? 'page' : undefined, onclick: () => choose(key) },
    kind,
    worst === undefined
      ? undefined
      : element(
          'span',
          { class: `dot ${worst}` },
          element('span', { class: 'unseen' }, `（有${severityWords[worst]}）`),
        ),
  )
}
