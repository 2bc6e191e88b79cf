import { part } from './dom.ts'

/** What stays free beside a page, in pixels. */
const beside = 72
/** A4 at the size of paper, in pixels of CSS. */
const paper = (210 / 25.4) * 96

/** Keeps the pages as wide as there is room for them, but never larger than paper. */
export function fitPages(): void {
  const host = part('pages')
  const fit = (): void => {
    const zoom = Math.max(0.4, Math.min(1, (host.clientWidth - beside) / paper))
    host.style.setProperty('--zoom', String(zoom))
  }
  new ResizeObserver(fit).observe(host)
  fit()
}
