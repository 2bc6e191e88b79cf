import { message } from '../message.ts'

/** What can be wrong with the text of a speech. */
export const textMessages = {
  'text/before-its-time': message<{ text: string; from: string; date: string; speech: string }>(
    'error',
    ({ text, from, date, speech }) => `《${speech}》里的“${text}”自 ${from} 起才有，${date} 的会议上不能出现。`,
    ({ text }) => `改用当时的提法，或放进 {{#if (通行 "${text}")}}……{{/if}}。`,
  ),
  'text/out-of-use': message<{ text: string; until: string; successor?: string; date: string; speech: string }>(
    'warning',
    ({ text, until, date, speech }) => `《${speech}》里的“${text}”只用到 ${until}，${date} 的会议上已经过时。`,
    ({ successor }) => (successor === undefined ? '删去，或改用现在的提法。' : `现在的提法是“${successor}”。`),
  ),
  'text/leftover-syntax': message<{ found: string; speech: string }>(
    'error',
    ({ found, speech }) => `《${speech}》里留下了不该有的“${found}”。`,
    () => '检查这一行模板的 {{ }} 和它用到的字段。',
  ),
  'text/repeated-sentence': message<{ sentence: string; speech: string }>(
    'warning',
    ({ sentence, speech }) => `《${speech}》里这句话说了两遍：“${sentence}”`,
    () => '改写其中一处，或用 {{#换说}} 给它另一种说法。',
  ),
  'text/count-mismatch': message<{ declared: string; actual: string; speech: string }>(
    'error',
    ({ declared, actual, speech }) => `《${speech}》说讲${declared}点，实际有${actual}章。`,
    () => '点数用 {{汉字 章数}} 写，不要手写。',
  ),
  'text/doubled-punctuation': message<{ found: string; speech: string }>(
    'error',
    ({ found, speech }) => `《${speech}》里标点重叠：“${found}”。`,
    () => '字段的值不带句末标点；检查它前后的标点。',
  ),
  'text/half-width': message<{ found: string; speech: string }>(
    'warning',
    ({ found, speech }) => `《${speech}》里汉字旁边是半角标点：“${found}”。`,
    () => '改成全角标点。',
  ),
  'text/held-open': message<{ speech: string; names: string }>(
    'info',
    ({ speech, names }) => `《${speech}》有待补的内容：${names}。`,
    () => '稿子里用黄底标出，补上后再付印；也可以写进轮次文件重新生成。',
  ),
}
