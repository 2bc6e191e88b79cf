import { meant, message, quoted } from '../message.ts'

/** For messages that have nothing to fill in. */
type Nothing = Readonly<Record<string, never>>

/** What can be wrong with a template (templates/). */
export const templateMessages = {
  'template/syntax': message<{ detail: string }>(
    'error',
    ({ detail }) => `模板语法有误：${detail}。`,
    () => '{{ 和 }} 要成对，{{#if}}、{{#each}} 这样的要有 {{/if}}、{{/each}} 结束；引号和圆括号用半角。',
  ),
  'template/unreadable': message<{ what: string }>(
    'error',
    ({ what }) => `模板读不了：里面${what}。`,
    () => '模板是 UTF-8 的纯文本（.md）；用记事本另存时，“编码”选 UTF-8。',
  ),
  'template/endless': message<Nothing>(
    'error',
    () => '用这个模板写出来的文字长得没有尽头，没有写完。',
    () => '检查 {{#each}} 里面套着的 {{#each}}，和反复引用的片段：每套一层，文字就多好几倍。',
  ),
  'template/front-matter': message<{ detail: string }>(
    'error',
    ({ detail }) => `模板开头两行 --- 之间的内容有误：${detail}。`,
    () => '写法见 templates/README.md；冒号用半角，后面空一格。',
  ),
  'template/unknown-setting': message<{ key: string; suggestion?: string }>(
    'error',
    ({ key }) => `模板开头不认识“${key}”。`,
    ({ suggestion }) => meant(suggestion) ?? '可用的写法见 templates/README.md。',
  ),
  'template/misplaced': message<{ file: string }>(
    'error',
    ({ file }) => `不知道 ${file} 是哪一类模板，它不会被用到。`,
    () =>
      '提纲放在 outlines/<讲话种类>/，章节放在 sections/<讲话种类>/<章节>/，片段放在 partials/；讲话种类是 部署讲话 领导动员 组长动员 表态发言 主持词。',
  ),
  'template/unknown-field': message<{ field: string; suggestion?: string; known: string }>(
    'error',
    ({ field }) => `模板里的字段${quoted(field)}不存在，这里会是空白。`,
    ({ field, suggestion, known }) =>
      /[“”‘’（）]/u.test(field)
        ? '花括号里的引号和圆括号要用半角，如 {{提法 "spirit"}}。'
        : (meant(suggestion) ?? `这里可用的字段：${known}。`),
  ),
  'template/unguarded-field': message<{ field: string }>(
    'error',
    ({ field }) => `字段“${field}”可能没有内容，没有时句子会缺一块。`,
    ({ field }) => `放进 {{#if ${field}}}……{{/if}}，并让句子在没有它时也通顺。`,
  ),
  'template/not-text': message<{ field: string; is: string }>(
    'error',
    ({ field, is }) => `“${field}”是${is}，不能直接印出来。`,
    ({ is }) => (is === '一列' ? '用 {{并列 …}} 连接，或用 {{#each …}} 逐项写。' : '写到具体字段为止，如 单位.简称。'),
  ),
  'template/not-list': message<{ field: string }>(
    'error',
    ({ field }) => `“${field}”不是一列，不能用在这里。`,
    () => '{{#each}}、{{并列}}、{{其一}} 后面要跟一列，如 单位.行业.风险。',
  ),
  'template/unknown-helper': message<{ name: string; suggestion?: string }>(
    'error',
    ({ name }) => `模板里的写法“${name}”不存在。`,
    ({ suggestion }) => meant(suggestion) ?? '可用的写法见 templates/README.md。',
  ),
  'template/helper-arguments': message<{ name: string; wants: string }>(
    'error',
    ({ name, wants }) => `“${name}”的用法不对，它需要${wants}。`,
    () => '例子见 templates/README.md。',
  ),
  'template/unknown-name': message<{ name: string; suggestion?: string }>(
    'error',
    ({ name }) => `资料库里没有${quoted(name)}。`,
    ({ suggestion }) => meant(suggestion) ?? '可用的名称见 speechgen catalogue list。',
  ),
  'template/unknown-partial': message<{ name: string; suggestion?: string }>(
    'error',
    ({ name }) => `没有名为“${name}”的片段。`,
    ({ suggestion }) => meant(suggestion) ?? '片段放在 templates/partials/ 下，文件名就是片段名。',
  ),
  'template/raw-output': message<Nothing>(
    'error',
    () => '三个花括号会绕过转义，轮次文件里的符号可能弄乱正文。',
    () => '改用两个花括号。',
  ),
  'template/markdown-unsupported': message<{ found: string }>(
    'error',
    ({ found }) => `讲话里不能有${found}。`,
    () => '只用 ## 标题、段落、段首加粗的要点和有序列表。',
  ),
  'template/empty-value': message<{ field: string; speech: string }>(
    'error',
    ({ field, speech }) => `写《${speech}》时“${field}”是空的，句子会缺一块。`,
    () => '给这一段加条件，或换用一定有的字段。',
  ),
  'template/not-in-use': message<{ name: string; date: string; members?: readonly string[] }>(
    'error',
    ({ name, date, members }) =>
      members === undefined
        ? `${date} 的会议上还没有、或已不再用${quoted(name)}，模板却要引用它。`
        : `${date} 的会议上，槽位 ${name} 还没有、或不再有可选的提法，模板却要引用它。`,
    ({ name, members }) =>
      members === undefined
        ? `放进 {{#if (通行 "${name}")}}……{{/if}}，或在模板开头的 when 里写明 from、until。`
        : `给这个槽位补上那一天的提法（data/formulations.yaml）；或放进 {{#if (通行 "${members[0]}")}}……{{/if}}，` +
          `通行 后面写其中一条的编号（${members.join('、')}），不写槽位；或在模板开头的 when 里写明 from、until。`,
  ),
  'template/anachronism': message<{ text: string; from?: string; until?: string }>(
    'error',
    ({ text, from, until }) =>
      from === undefined
        ? `${quoted(text)}只用到 ${until ?? ''} 为止，而这个模板可以用于此后的会议。`
        : `${quoted(text)}自 ${from} 起才有，而这个模板可以用于此前的会议。`,
    ({ text }) =>
      `放进 {{#if (通行 "${text.replaceAll(/[“”]/gu, '')}")}}……{{/if}}，改用 {{提法 …}}，或在模板开头的 when 里写明 from、until。`,
  ),
  'template/no-points': message<Nothing>(
    'error',
    () => '这一章没有要点，写不出要点的个数。',
    () => '要点写成段首加粗的短语，后面跟句号：**充分信任**。',
  ),
  'template/empty-lead': message<Nothing>(
    'error',
    () => '标题下面没有正文，段首标题无处可放。',
    () => '给这个标题补上正文，或让提纲的 headings 用 alone。',
  ),
  'template/empty-slot': message<{ slot: string; kind: string }>(
    'error',
    ({ slot, kind }) => `提纲里的“${slot}”没有任何章节模板，用这个提纲写不成${kind}。`,
    ({ slot, kind }) => `在 templates/sections/${kind}/${slot}/ 下写一个，或从 slots 里去掉它。`,
  ),
  'template/unused-slot': message<{ slot: string; kind: string; suggestion?: string }>(
    'warning',
    ({ slot, kind }) => `没有一个${kind}的提纲用到“${slot}”，这个模板写了也不会出现。`,
    ({ suggestion }) => meant(suggestion) ?? '把它写进提纲的 slots，或移到用得着的文件夹。',
  ),
  'template/no-outline': message<{ kind: string; name?: string; known: string }>(
    'error',
    ({ kind, name }) =>
      name === undefined
        ? `没有可用于这次${kind}的提纲。`
        : `${kind}没有名为“${name}”的提纲，或它的条件与这次会议不合。`,
    ({ known }) => (known === '' ? '可用的提纲见 speechgen templates list。' : `可用的提纲：${known}。`),
  ),
  'template/no-section': message<{ slot: string; kind: string; reasons: string }>(
    'error',
    ({ slot, kind }) => `${kind}的“${slot}”一章没有合用的模板。`,
    ({ reasons }) => (reasons === '' ? '在 templates/sections/ 下为它写一个。' : `各模板不合用的原因：${reasons}。`),
  ),
  'template/unknown-slot': message<{ slot: string; known: string; suggestion?: string }>(
    'error',
    ({ slot }) => `提纲里没有“${slot}”这一章。`,
    ({ suggestion, known }) => meant(suggestion) ?? `可用的章节：${known}。`,
  ),
  'template/new-path': message<{ path: string; wants: string; suggestion?: string }>(
    'error',
    ({ path, wants }) => `“${path}”不是${wants}。`,
    ({ suggestion }) => meant(suggestion) ?? '讲话种类是 部署讲话 领导动员 组长动员 表态发言 主持词；不写 .md。',
  ),
  'template/ejected-changed': message<{ name: string; difference: readonly string[] }>(
    'warning',
    ({ name }) => `内置的“${name}”在复制以后改过，你的这一份还是照原来的改的。`,
    ({ name, difference }) =>
      `对照下面的改动，看要不要跟着改；看过以后运行 speechgen templates eject ${name} --noted，并用 --to 写明文件夹，就不再提醒。\n` +
      difference.map((line) => `    ${line}`).join('\n'),
  ),
  'template/ejected-gone': message<{ name: string }>(
    'info',
    ({ name }) => `内置的“${name}”已经没有了，你的这一份照旧使用。`,
  ),
  'template/ejected-unreadable': message<{ file: string }>(
    'error',
    ({ file }) => `${file} 读不懂，不知道自己的模板是照哪些内置模板改的。`,
    () => '改回原样；改不回的，删掉它（自己的模板不受影响，只是内置模板改动时不再提醒）。',
  ),
}
