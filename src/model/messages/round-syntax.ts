import { message } from '../message.ts'

/** Nothing to fill in. */
type NoArgs = Readonly<Record<string, never>>

const resave = {
  记事本: '记事本：另存为，“编码”选 UTF-8',
  WPS: 'WPS：不要用它保存轮次文件，改用记事本或 VS Code',
  code: 'VS Code：点右下角的编码名，',
}

const encodings = {
  GBK: '看来是 GBK（记事本称 ANSI）',
  'UTF-16': '看来是 UTF-16（记事本称 Unicode）',
  unknown: '也不像 GBK，可能不是文本文件',
}

/** What can be wrong with a round file before its content is looked at: encoding, YAML, punctuation. */
export const roundSyntaxMessages = {
  'round/not-utf8': message<{ encoding: 'GBK' | 'UTF-16' | 'unknown'; line?: string }>(
    'error',
    ({ encoding, line }) =>
      `文件不是 UTF-8 编码，${encodings[encoding]}，里面的汉字读不出来${line === undefined ? '' : `；按这种编码读，这一行是“${line}”`}。`,
    ({ encoding }) =>
      encoding === 'unknown'
        ? '请确认这是轮次文件：它是纯文本（.yaml），不是 Word 或 WPS 文档。'
        : `请另存为 UTF-8。${resave.记事本}；${resave.WPS}；${resave.code}${
            // An editor opens UTF-16 with its mark by itself; only GBK has to be told
            encoding === 'GBK' ? '“通过编码重新打开”选 GBK，再“通过编码保存”选 UTF-8' : '“通过编码保存”选 UTF-8'
          }。`,
  ),
  'round/too-large': message<{ most: number }>(
    'error',
    ({ most }) => `文件超过 ${Math.round(most / 1024 / 1024)} MB，轮次文件用不着这么大，没有读。`,
    () => '请确认给的是轮次文件（.yaml，纯文本）；单位很多时可以分成几个文件。',
  ),
  'round/unprintable': message<{ key: string; code: string; what: string; before: string; after: string }>(
    'error',
    ({ key, code, what }) => `${key}里有一个印不出来的字符 ${code}（${what}）。`,
    ({ before, after }) =>
      before + after === ''
        ? '请删去它，把这一项重打一遍。'
        : `请删去${before === '' ? '' : `“${before}”后面`}${after === '' ? '' : `“${after}”前面`}的那个字符；丢了字的，重打一遍。`,
  ),
  'round/invisible': message<{ key: string; codes: readonly string[] }>(
    'warning',
    ({ key, codes }) => `${key}里有看不见的字符 ${codes.join('、')}，讲话里已经略去。`,
    () => '多半是从网页或聊天软件里复制来的，把这一项重打一遍就没有了。',
  ),
  'round/value-too-long': message<{ key: string; length: number; most: number }>(
    'error',
    ({ key, length, most }) => `${key}有 ${length} 个字符，最多 ${most} 个。`,
    () => '请检查引号是不是漏了一半，把后面的内容都算了进来；长的内容写进 insert（插入）。',
  ),
  'round/more-findings': message<{ count: number }>(
    'error',
    ({ count }) => `还有${count > 0 ? ` ${count} 处` : '别的'}问题，没有逐条列出。`,
    () => '先改好上面的，再运行一次。问题这么多，也可能给的不是轮次文件。',
  ),
  'round/empty-file': message<NoArgs>(
    'error',
    () => '文件里没有内容。',
    () =>
      '最短的写法：round: {name: 某届市委第一轮巡察, committee: 市委, start: 2026-08-03}；也可以用 speechgen init 生成一份带注释的。',
  ),
  'round/syntax': message<{ what: string; todo: string }>(
    'error',
    ({ what }) => what,
    ({ todo }) => todo,
  ),
  'round/tab-indent': message<{ lines: readonly number[] }>(
    'error',
    ({ lines }) =>
      `第 ${lines.slice(0, 5).join('、')}${lines.length > 5 ? '……' : ''} 行用制表符（Tab）缩进，YAML 只认空格。`,
    () => '请把制表符换成两个空格；编辑器里可以全部替换，或把“用空格缩进”打开。',
  ),
  'round/full-width-colon': message<{ key: string }>(
    'error',
    ({ key }) => `“${key}”后面是全角冒号“：”，YAML 只认英文冒号加一个空格。`,
    ({ key }) => `请改成 “${key}: ”；若这本是一句话，请给整句加英文引号。`,
  ),
  'round/no-blank-after-colon': message<{ key: string }>(
    'error',
    ({ key }) => `“${key}”的冒号后面少一个空格，YAML 会把它和后面的内容当成一个词。`,
    ({ key }) => `请改成 “${key}: ”；若这本是一句话，请给整句加英文引号。`,
  ),
  'round/full-width-blank': message<NoArgs>(
    'error',
    () => '这里用了全角空格（或不换行空格），YAML 不把它当空格。',
    () => '请换成英文空格；一个全角空格换成两个英文空格。',
  ),
  'round/full-width-bracket': message<{ bracket: string; ascii: string }>(
    'error',
    ({ bracket, ascii }) => `这里用了全角的“${bracket}”，YAML 只认英文的“${ascii}”。`,
    () => '请换成英文标点；若这本是文字，请给整句加英文引号。',
  ),
  'round/full-width-comma': message<{ key: string }>(
    'error',
    ({ key }) => `“${key}”前面是全角逗号，YAML 在花括号里只认英文逗号。`,
    ({ key }) => `请改成 “, ${key}”。`,
  ),
}
