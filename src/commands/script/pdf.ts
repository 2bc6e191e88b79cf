import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Conversion } from '../../workspace/office.ts'

export const isPdf = (conversion: Conversion): conversion is { readonly pdf: Uint8Array } => 'pdf' in conversion

/** Why there is no PDF: said once for all files that the same is true of. */
export function noPdf(
  failed: readonly { readonly file: string; readonly why: 'missing' | 'broken' }[],
): readonly Diagnostic[] {
  return (['missing', 'broken'] as const).flatMap((why) => {
    const [first, ...more] = failed.filter((each) => each.why === why).map(({ file }) => file)
    if (first === undefined) return []
    const file = more.length === 0 ? first : `${first} 等 ${more.length + 1} 个 PDF`
    return [diagnostic(why === 'missing' ? 'script/no-office' : 'script/office-failed', { file })]
  })
}

/** Where LibreOffice has no 仿宋 it takes another font, and says nothing. */
export function substitutedFonts(pdf: Uint8Array, file: string): readonly Diagnostic[] {
  const names = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/gu)
  const fonts = [...new Set(Array.from(names, ([, name = '']) => name))]
  if (fonts.length === 0 || fonts.some((name) => /fang|simfang|fzfs|#E4#BB#BF/iu.test(name))) return []
  return [diagnostic('script/fonts', { file, fonts: fonts.join('、') })]
}
