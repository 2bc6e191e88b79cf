import type { Document, YAMLError } from 'yaml'
import { Document as EmptyDocument, Lexer, parseDocument } from 'yaml'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Locator } from '../../model/place.ts'
import { roundLimits } from '../limits.ts'
import { repair } from './repair.ts'

/** A YAML document and what there is to say about its syntax. */
export interface Syntax {
  readonly document: Document
  /** what the ranges of the document's nodes point into */
  readonly text: string
  /** offset in the text as written, of an offset in a node's range */
  readonly origin: (offset: number) => number
  readonly diagnostics: readonly Diagnostic[]
  /** where the first error stands that could not be repaired; what follows it is not to be trusted */
  readonly brokenFrom?: number
}

/** Reads YAML; whatever can be understood in spite of its punctuation is repaired and reported, and read on. */
export function readYaml(text: string, locate: Locator): Syntax {
  if (hasTooManyTokens(text)) {
    const [what, todo] = tooManyValues
    const told = diagnostic('round/syntax', { what, todo }, locate(0, 1))
    return { document: new EmptyDocument(), text, origin: (offset) => offset, diagnostics: [told], brokenFrom: 0 }
  }
  const tabs = tabIndents(text)
  const { text: repaired, origin, diagnostics } = repair(text, locate)
  const document = parseDocument(repaired, { uniqueKeys: false, prettyErrors: false })
  // Where tabs and blanks are mixed, the indentation is anybody's guess: only the tabs are told
  const mixed = tabs.length > 0 && /^ +\S/mu.test(text)
  // A tag that is not known is only warned of by the library, and then dropped; the walk tells it
  const errors = mixed
    ? []
    : document.errors.slice(0, roundLimits.findings + 1).filter((error, _, all) => !isEcho(error, all))
  const broken = [...errors.map((error) => origin(error.pos[0])), ...(mixed ? tabs.slice(0, 1) : [])]
  return {
    document,
    text: repaired,
    origin,
    diagnostics: [
      ...(tabs.length === 0 ? [] : [tabDiagnostic(tabs, locate)]),
      ...diagnostics,
      ...errors.map((error) => syntaxDiagnostic(error, repaired, origin, locate)),
    ],
    ...(broken.length === 0 ? {} : { brokenFrom: Math.min(...broken) }),
  }
}

/** Whether there is more than any round can need; a file of nothing but brackets takes the library minutes. */
function hasTooManyTokens(text: string): boolean {
  // No sign makes more than two tokens, itself and a mark before it, and what is short need not be taken apart to be counted
  if (text.length * 2 + 2 <= roundLimits.tokens) return false
  const tokens = new Lexer().lex(text)
  for (let count = 0; tokens.next().done !== true; count += 1) if (count > roundLimits.tokens) return true
  return false
}

/** Offsets of the tabs that indent a line. */
function tabIndents(text: string): readonly number[] {
  return Array.from(
    text.matchAll(/^(?<lead> *)\t[ \t]*(?=[^\s#])/gmu),
    (match) => match.index + (match.groups?.['lead'] ?? '').length,
  )
}

function tabDiagnostic(tabs: readonly number[], locate: Locator): Diagnostic {
  const first = tabs[0] ?? 0
  return diagnostic('round/tab-indent', { lines: tabs.map((tab) => locate(tab).line) }, locate(first, first + 1))
}

const indentation = '请让同一层的键左边对齐，下一层多缩进两个空格，列表的横杠后留一个空格。'
const quoting = '请给整个值加英文引号，如："……"。'

type Meaning = readonly [what: string, todo: string]

/** A value that begins with an asterisk. The library takes it for a reference and does not check that there is one. */
export const danglingAlias: Meaning = ['* 开头的值在 YAML 里表示引用，这里引用的东西不存在。', quoting]

/** A value that begins with an exclamation mark: its first word is taken for the name of a type, and would be lost. */
export const tagged: Meaning = ['! 开头的词在 YAML 里表示类型，不会进入讲话。', quoting]

/** More values than a round can have, or references (`*`) to references. */
export const tooManyValues: Meaning = [
  '文件里的键和值多得不正常，为免长时间没有反应，没有读完。',
  '请确认这是轮次文件；单位很多时可以分成几个文件。用了 & 和 * 引用的，请直接写出内容。',
]

/** What the errors of the YAML library mean, and what to do: by its code. */
const meanings: Readonly<Record<string, Meaning>> = {
  BAD_INDENT: ['缩进没有对齐，看不出它属于哪一层。', indentation],
  BLOCK_AS_IMPLICIT_KEY: ['一行里有两个冒号，或上一行没有写完。', `${indentation}值里有冒号时，${quoting}`],
  MULTILINE_IMPLICIT_KEY: ['这一行没有冒号，和下一行连成了一个键。', '请检查键后面是不是少了英文冒号加空格。'],
  MISSING_CHAR: [
    '这里少了一个符号：冒号、逗号、引号或括号。',
    '请检查引号、括号是否成对，键后面有没有英文冒号加空格。',
  ],
  UNEXPECTED_TOKEN: ['这里多出了内容，无法归到任何一个键。', `请检查缩进、括号和引号。值里有特殊符号时，${quoting}`],
  BAD_SCALAR_START: ['值不能以 @、` 或 % 这样的符号开头。', quoting],
  BAD_DQ_ESCAPE: ['英文双引号里的反斜杠写法不对。', '请改用英文单引号，或把 \\ 写成 \\\\。'],
  BLOCK_IN_FLOW: ['括号里的内容没有写成 {键: 值, 键: 值} 的样子。', '请检查括号里的逗号是不是英文逗号。'],
  MULTIPLE_DOCS: ['文件里有 --- 分隔的多份内容，一个文件只写一轮。', '请删去 --- 或拆成几个文件。'],
  TAG_RESOLVE_FAILED: ['! 开头的值在 YAML 里有特殊含义。', quoting],
  MULTIPLE_ANCHORS: ['& 开头的词在 YAML 里给后面的值起名字，这里有好几个。', quoting],
  MULTIPLE_TAGS: ['! 开头的词在 YAML 里表示类型，这里有好几个。', quoting],
  KEY_OVER_1024_CHARS: ['键长得不正常，超过了一千个字符。', '请检查冒号的位置，引号是不是漏了一半。'],
  RESOURCE_EXHAUSTION: ['这里套了几百层，轮次文件用不着这么深。', '请检查括号是不是多打了，横杠和缩进是不是重复了。'],
}

function syntaxDiagnostic(
  error: YAMLError,
  text: string,
  origin: (offset: number) => number,
  locate: Locator,
): Diagnostic {
  const { from, to, meaning } = explain(error, text)
  const [what, todo] = meaning ?? [`YAML 语法有误（${error.code}）。`, '请检查这一行的缩进、冒号、引号和括号。']
  const start = origin(from)
  return diagnostic('round/syntax', { what, todo }, locate(start, Math.max(start + 1, origin(to))))
}

/** What an error of the YAML library means, and which characters it is about. */
interface Explained {
  readonly from: number
  readonly to: number
  readonly meaning: Meaning | undefined
}

/** The library tells where it noticed; the user wants to know where it began. */
export function explain(error: YAMLError, text: string): Explained {
  const [from, to] = error.pos
  const open = /^Flow (?<kind>map|sequence)/.exec(error.message)?.groups?.['kind']
  if (open !== undefined) {
    const [bracket, closing] = open === 'map' ? ['{', '}'] : ['[', ']']
    const at = Math.max(text.lastIndexOf(bracket, from), 0)
    return {
      from: at,
      to: at + 1,
      meaning: [`“${bracket}”没有配对的“${closing}”。`, `请在这一行末尾补上“${closing}”。`],
    }
  }
  const quote = /^Missing closing (?<quote>["'])/.exec(error.message)?.groups?.['quote']
  if (quote !== undefined) {
    const at = Math.max(text.lastIndexOf(quote, from), 0)
    return {
      from: at,
      to: at + 1,
      meaning: ['引号没有配对，后面的内容都被当成了引号里的文字。', `请在值的末尾补上 ${quote}。`],
    }
  }
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
  if (error.code === 'MULTILINE_IMPLICIT_KEY' && !/^[\s-]*$/.test(before)) {
    // `name: 某某` followed by a key that is indented further: the second line is the one to mend
    const line = text.lastIndexOf('\n', to - 1) + 1
    const key = line + (/^\s*/.exec(text.slice(line))?.[0].length ?? 0)
    return { from: key, to, meaning: ['这一行比上一行多缩进了，被当成了上一行的值。', indentation] }
  }
  const end = text.indexOf('\n', from)
  return { from, to: end < 0 ? to : Math.min(to, end), meaning: meanings[error.code] }
}

/** An implicit key over several lines is told twice by the library; the second says more. */
function isEcho(error: YAMLError, all: readonly YAMLError[]): boolean {
  return (
    error.code === 'BLOCK_AS_IMPLICIT_KEY' &&
    all.some((other) => other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === error.pos[0])
  )
}
