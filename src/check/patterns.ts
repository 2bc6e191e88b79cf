const made = new Map<string, RegExp>()
/** So many are kept: more than the facts have. */
const most = 2000

/**
 * A regular expression by its source, made when it is first asked for: most of those that the facts hold are never
 * needed in a run, for their plain words do not stand in the text.
 */
export function patternOf(source: string, flags: 'u' | 'gu' | 'uy'): RegExp {
  const name = `${flags} ${source}`
  const before = made.get(name)
  if (before !== undefined) return before
  if (made.size >= most) made.clear()
  const pattern = new RegExp(source, flags)
  made.set(name, pattern)
  return pattern
}
