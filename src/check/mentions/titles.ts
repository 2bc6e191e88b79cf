const cited = /《([^《》\n]{2,60})》/gu

/** A title as it is compared: without (试行), inner marks and blanks. */
export function bareTitle(title: string): string {
  return title.normalize('NFKC').replaceAll(/\((?:试行|修订|修订稿|暂行|草案)\)|[“”〈〉<>\s、,，]/gu, '')
}

/** Every 《title》 in a text: where its words stand, and how they are compared. */
export function titlesIn(
  text: string,
): readonly { readonly at: number; readonly words: string; readonly bare: string }[] {
  return Array.from(text.matchAll(cited), (hit) => ({
    at: hit.index + 1,
    words: hit[1] ?? '',
    bare: bareTitle(hit[1] ?? ''),
  }))
}
