/** `*` stands for anything but `/`, `**` for anything, `?` for one character; a pattern without `/` matches either part. */
export function globFilter(pattern: string): (path: string) => boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**', '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
    .replaceAll('\u0000', '.*')
  const matcher = new RegExp(`^${source}$`, 'u')
  return (path) => matcher.test(path) || (!pattern.includes('/') && path.split('/').some((part) => matcher.test(part)))
}
