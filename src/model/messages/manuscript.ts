import { meant, message } from '../message.ts'

/** What can be wrong with a text that is to be proofread, before any rule is run. */
export const manuscriptMessages = {
  'manuscript/unsupported': message<{ file: string }>(
    'error',
    ({ file }) => `${file} 不是能审读的格式。`,
    () => '能审读 .md、.txt、.docx；.doc、.wps 请先在 Word 或 WPS 里另存为 .docx。',
  ),
  'manuscript/not-docx': message<{ file: string; text: boolean }>(
    'error',
    ({ file, text }) =>
      text ? `${file} 打不开：里面是纯文本，只是名字叫 .docx。` : `${file} 打不开，它不是完好的 .docx 文件。`,
    ({ text }) =>
      text
        ? '改名字变不成 Word 文件：把扩展名改回 .txt 或 .md，或者在 Word、WPS 里打开，另存为 .docx。'
        : '旧格式（.doc、.wps）或加了密码的文件，请在 Word 或 WPS 里去掉密码，另存为 .docx。',
  ),
  'manuscript/too-large': message<{ file: string; reason: string }>(
    'error',
    ({ file, reason }) => `${file} 大得不正常（${reason}），为安全起见没有读。`,
    () => '一篇讲话用不着这么大；把正文复制到新文档里另存，再审读。',
  ),
  'manuscript/missing-part': message<{ file: string; part: string }>(
    'error',
    ({ file, part }) => `${file} 里缺少 ${part}，读不出正文。`,
    () => '在 Word 或 WPS 里打开，另存为 .docx 后再试。',
  ),
  'manuscript/broken-part': message<{ file: string; part: string }>(
    'error',
    ({ file, part }) => `${file} 里的 ${part} 是坏的，读不出正文。`,
    () => '在 Word 或 WPS 里打开，另存为 .docx 后再试。',
  ),
  'manuscript/document-type': message<{ file: string; part: string }>(
    'error',
    ({ file, part }) => `${file} 里的 ${part} 带有文档类型声明（DTD），为安全起见没有读。`,
    () => '正常的 .docx 没有这种声明；在 Word 或 WPS 里打开，另存为 .docx 后再试。',
  ),
  'manuscript/encoding': message<{ file: string; encoding: string }>(
    'info',
    ({ file, encoding }) => `${file} 不是 UTF-8，按 ${encoding} 读。`,
  ),
  'manuscript/unknown-encoding': message<{ file: string }>(
    'error',
    ({ file }) => `认不出 ${file} 是什么编码，读不出正文。`,
    () => '用记事本打开，另存为时把编码选成 UTF-8。',
  ),
  'manuscript/front-matter': message<{ detail: string }>(
    'warning',
    ({ detail }) => `文件开头两道 --- 之间的内容读不懂（${detail}），标题和日期没有从那里取。`,
    () => '一行写一项，冒号用半角，如 date: 2026-08-05。',
  ),
  'manuscript/unknown-rule': message<{ rule: string; suggestion: string | undefined }>(
    'warning',
    ({ rule }) => `speechgen-ignore 里的“${rule}”不是规则的名字，没有起作用。`,
    ({ suggestion }) => meant(suggestion) ?? '规则的名字见提示后面的方括号，如 check/half-width 就写 half-width。',
  ),
  'manuscript/nothing-to-read': message<{ folder: string }>(
    'error',
    ({ folder }) => `${folder} 里没有能审读的文件。`,
    () => '能审读 .md、.txt、.docx；README.md 和 Word 的临时文件（~$ 开头）不算。',
  ),
  'manuscript/twins': message<{ count: number }>(
    'info',
    ({ count }) => `有 ${count} 份 .docx 同旁边的 .md 一字不差，只审读了 .md。`,
    () => '要审读 .docx 本身，把文件名直接写在命令里。',
  ),
  'manuscript/fixed': message<{ file: string; count: number }>(
    'info',
    ({ file, count }) => `${file} 改正了 ${count} 处。`,
  ),
  'manuscript/more': message<{ file: string; count: number }>(
    'info',
    ({ file, count }) => `${file} 还有 ${count} 处，与列出的同类，没有一一列出。`,
    () => '先改列出的，再审读一遍；有把握的可以用 --fix 一起改正。',
  ),
  'manuscript/needs-annotate': message<{ file: string; count: number }>(
    'warning',
    ({ file, count }) => `${file} 有 ${count} 处可以改正，没有动：.docx 的原稿不直接改。`,
    () => '加上 --annotate 新文件.docx，改正写成修订，意见写成批注。',
  ),
  'manuscript/annotated': message<{ file: string; comments: number; changes: number }>(
    'info',
    ({ file, comments, changes }) =>
      changes === 0
        ? `${file} 写好了，有 ${comments} 条批注。`
        : `${file} 写好了，有 ${comments} 条批注，${changes} 处修订。`,
  ),
  'manuscript/cannot-annotate': message<{ reason: 'one' | 'original' }>(
    'error',
    ({ reason }) =>
      reason === 'one'
        ? '--annotate 一次只能给一份 .docx 写批注。'
        : '--annotate 的文件就是原稿，没有写：原稿不能被覆盖。',
    ({ reason }) =>
      reason === 'one' ? '只给出要批注的那一份，如 speechgen check 讲话.docx --annotate 批注.docx。' : '换一个文件名。',
  ),
}
