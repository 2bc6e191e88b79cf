/** What keeps a template from being parsed, in Chinese without a full stop, and where: offsets in the text. */
export interface SyntaxFault {
  readonly detail: string
  readonly from: number
  readonly to: number
}

interface Tag {
  readonly text: string
  /** `#` opens a block, `/` closes it, `else` parts it; anything else stands alone */
  readonly sign: string
  readonly name: string
  readonly from: number
}

/**
 * Says what a parse error is about. The parser tells where it could not go on, often the end of the file, and in the
 * terms of its grammar; the editor wants the tag that was never closed.
 * @param message the parser's; its line is taken where nothing better is found
 */
export function explainSyntax(message: string, text: string): SyntaxFault {
  const open = unclosedBraces(text)
  if (open !== undefined) return open
  const blocks: Tag[] = []
  for (const tag of tagsIn(text)) {
    const around = blocks.at(-1)
    if (tag.sign === '#') blocks.push(tag)
    else if (tag.sign === 'else' && around === undefined) return fault(tag, `${tag.text} 不在任何 {{#if}} 里面`)
    else if (tag.sign === '/') {
      if (around === undefined) return fault(tag, `${tag.text} 前面没有对应的 {{#${tag.name}}}`)
      if (around.name !== tag.name)
        return fault(tag, `${around.text} 要用 {{/${around.name}}} 结束，这里写的是 ${tag.text}`)
      blocks.pop()
    }
  }
  const last = blocks.at(-1)
  if (last !== undefined) return fault(last, `${last.text} 后面没有对应的 {{/${last.name}}}`)
  const line = Number(/on line (\d+)/.exec(message)?.[1] ?? 1)
  const from =
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0)
  return { detail: '这一行 {{ }} 里面的写法不对，多半是引号或圆括号没有成对', from, to: from }
}

/** The first `{{` that another one, or the end, follows before any `}}`. */
function unclosedBraces(text: string): SyntaxFault | undefined {
  const plain = withoutComments(text)
  for (const { index } of plain.matchAll(/\{\{/g)) {
    const rest = plain.slice(index + 2)
    const close = rest.indexOf('}}')
    const next = rest.replace(/^\{/, ' ').indexOf('{{')
    if (close >= 0 && (next < 0 || close < next)) continue
    const begun = /^\{\{[^\s}，。；、]*/u.exec(plain.slice(index))?.[0] ?? '{{'
    return { detail: `“${begun}”没有用 }} 结束`, from: index, to: index + begun.length }
  }
  return undefined
}

function tagsIn(text: string): readonly Tag[] {
  const tag = /\{\{~?\s*([#/]|else(?=[\s}~]))?\s*([^\s}~]*)[^}]*\}\}/g
  return Array.from(withoutComments(text).matchAll(tag), ({ 0: whole, 1: sign = '', 2: name = '', index }) => ({
    text: whole,
    sign,
    name,
    from: index,
  }))
}

const fault = (tag: Tag, detail: string): SyntaxFault => ({ detail, from: tag.from, to: tag.from + tag.text.length })

/** Blanks in the place of comments, so that offsets stay. */
const withoutComments = (text: string): string =>
  text.replace(/\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![^}]*\}\}/g, (comment) => comment.replace(/[^\n]/g, ' '))
