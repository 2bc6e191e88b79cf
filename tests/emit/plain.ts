import type { Block, Speech } from '../../src/model/speech.ts'
import { cleanText } from '../../src/emit/clean-text.ts'
import { head, plainTitle } from '../../src/emit/head.ts'

/** What a reader of any output format must read: title, lines under it, salutation, paragraphs. */
export function plainLines(speech: Speech): readonly string[] {
  const { date, speaker, salutation } = head(speech)
  return [plainTitle(speech), date, speaker, salutation, ...speech.blocks.map(blockText)].filter(
    (line) => line !== undefined && line !== '',
  ) as readonly string[]
}

function blockText(block: Block): string {
  if (block.type === 'heading') return cleanText(block.heading.ordinal + block.heading.text).trim()
  const lead = block.lead === undefined ? '' : `${cleanText(block.lead.ordinal + block.lead.text).trim()}。`
  return (
    lead +
    block.inlines
      .map(({ text }) => cleanText(text))
      .join('')
      .trim()
  )
}

/** Values that Markdown, XML or a careless emitter would change. */
export const nasty: readonly string[] = [
  '*强调*与**加重**',
  '下划_线_和__两道__',
  '# 不是标题',
  '末尾的井号 ##',
  '1. 不是列表',
  '12) 不是列表',
  '1.',
  '- 不是列表',
  '+ 不是列表',
  '---',
  '===',
  '***',
  '> 不是引文',
  '<b>不是标签</b>',
  '<!-- 不是注释 -->',
  '&amp; &#42; &nbsp;',
  '反斜杠\\和\\*',
  '末尾的反斜杠\\',
  '甲|乙|丙',
  '[文字](http://example.cn)',
  '![图](a.png)',
  '[^1] [x]: y',
  '`代码` ```围栏```',
  '~~~',
  '~~删去~~',
  '    四个空格在前',
  '\t制表符在前',
  '　　全角空格在前',
  '第一行\n第二行\r\nthird line\nfourth',
  '<user@example.cn>',
  'http://example.cn/a_b_c?x=1&y=2',
  '两个  空格  之间',
  '“引号”‘单引号’——破折号……省略号',
  '"straight" \'quotes\' -- ... (c)',
  '{{handlebars}} ${js} %d $x$',
  '𠮷𠀀生僻字',
  '😀👨‍👩‍👧',
  '控制\u0000字\u0007符\u001B[31m和\u007F',
  '半个\uD800代理\uDC00对',
  '非字符\uFFFE\uFFFF\uFEFF',
  ']]>',
  '*',
  '_',
  '** **',
  '',
  '  ',
]
