import { meant, message } from '../message.ts'

/** What can be wrong with, or must be said of, the catalogue (data/). */
export const catalogueMessages = {
  'catalogue/beyond-horizon': message<{ date: string; verified: string }>(
    'info',
    ({ date, verified }) => `会议日期 ${date} 晚于资料核对截止日 ${verified}，此后的新提法、新文件没有收录。`,
    () => '请对照最新文件核对一遍；需要补充的话，写在轮次文件的 重点、背景 或 插入 里。',
  ),
  'catalogue/missing-file': message<{ file: string }>(
    'error',
    ({ file }) => `资料目录里没有 ${file}，缺了它，讲话里的提法无法按日期选用。`,
    ({ file }) => `从安装包的 data 文件夹复制一份 ${file}，再在上面修改。`,
  ),
  'catalogue/syntax': message<{ detail: string }>(
    'error',
    ({ detail }) => `这个资料文件不是正确的 YAML：${detail}`,
    () => '检查缩进是否对齐、冒号后面有没有空格、引号是否成对；缩进只用空格。',
  ),
  'catalogue/unknown-key': message<{ key: string; known: readonly string[]; suggestion?: string }>(
    'error',
    ({ key }) => `这里不认识“${key}”这个键，它的内容不会被用到。`,
    ({ known, suggestion }) => meant(suggestion) ?? `这里可以写的键有：${known.join('、')}。`,
  ),
  'catalogue/missing-key': message<{ key: string }>(
    'error',
    ({ key }) => `这一条缺少“${key}”。`,
    ({ key }) => `补上 ${key}:，写法见 data/README.md。`,
  ),
  'catalogue/wrong-type': message<{ key: string; expected: string }>(
    'error',
    ({ key, expected }) => `“${key}”的内容不合要求，这里应当是${expected}。`,
    () => '写法见 data/README.md，也可以照着同一文件里的其他条目写。',
  ),
  'catalogue/unknown-source': message<{ source: string; suggestion?: string }>(
    'error',
    ({ source }) => `出处“${source}”在 sources.yaml 里没有，这一条就无从查对。`,
    ({ source, suggestion }) => meant(suggestion) ?? `在 sources.yaml 里加上 ${source}: {title: ……, kind: ……}。`,
  ),
  'catalogue/duplicate-name': message<{ name: string; other: string }>(
    'error',
    ({ name, other }) => `“${name}”已经是“${other}”的编号、名称、别名或推断用的字（guess），同一个叫法不能指两样东西。`,
    ({ name }) =>
      `从其中一条里删去“${name}”，或改一个叫法。编号在一个文件里始终不能重复；别的叫法若前后两个时期各指一样，可以把两条的 from、until 写到互不重叠。`,
  ),
  'catalogue/window-reversed': message<{ from: string; until: string }>(
    'error',
    ({ from, until }) => `起止时间颠倒了：从 ${from} 起，却到 ${until} 为止，这一条永远用不上。`,
    ({ from, until }) => `看看是不是应当写成 from: ${until}、until: ${from}。`,
  ),
  'catalogue/slot-overlap': message<{ slot: string; id: string; other: string; date: string }>(
    'error',
    ({ slot, id, other, date }) => `“${id}”和“${other}”同属 ${slot}，在 ${date} 都可选用，无法决定用哪一条。`,
    () => '给较早的一条写上 chosen 的 until，写到较晚的一条开始选用的前一天。',
  ),
  'catalogue/unknown-successor': message<{ successor: string; suggestion?: string }>(
    'error',
    ({ successor }) => `successor 写的“${successor}”不是任何一条的编号。`,
    ({ suggestion }) => meant(suggestion) ?? '写同一文件里某一条的 id；没有后继的，删去 successor。',
  ),
  'catalogue/bad-pattern': message<{ pattern: string; detail: string }>(
    'error',
    ({ pattern, detail }) => `正则表达式“${pattern}”写得不对：${detail}`,
    () => '检查括号是否成对；文字本身就能找到的，不必写 pattern。',
  ),
}
