import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Texts } from '../assets.ts'

/** Fetches the texts that messages show an excerpt of: templates and facts are not read before. */
export function fillTexts(
  diagnostics: readonly Diagnostic[],
  source: (name: string) => string | undefined,
  texts: Texts,
): void {
  for (const { place, origin, related = [] } of diagnostics)
    for (const at of [place, origin, ...related]) {
      if (at === undefined || texts.has(at.file)) continue
      const text = source(at.file)
      if (text !== undefined) texts.set(at.file, text)
    }
}
