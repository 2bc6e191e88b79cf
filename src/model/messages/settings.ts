import { meant, message } from '../message.ts'

/** What can be wrong with `.speechgen.yml`. */
export const settingsMessages = {
  'settings/syntax': message<{ detail: string }>(
    'error',
    ({ detail }) => `审读设置读不懂：${detail}。`,
    () => '冒号和逗号用半角，冒号后面空一格，如 rules: {half-width: off}。',
  ),
  'settings/not-text': message<{ encoding: string }>(
    'error',
    ({ encoding }) => `审读设置不是 UTF-8（像是 ${encoding}），没有读。`,
    () => '用记事本打开，另存为时把编码选成 UTF-8。',
  ),
  'settings/unknown-key': message<{ key: string; suggestion: string | undefined }>(
    'error',
    ({ key }) => `审读设置不认识“${key}”这一项。`,
    ({ suggestion }) => meant(suggestion) ?? '可以写 rules、words、formulations。',
  ),
  'settings/unknown-rule': message<{ rule: string; suggestion: string | undefined }>(
    'error',
    ({ rule }) => `没有“${rule}”这条规则。`,
    ({ suggestion }) => meant(suggestion) ?? '规则的名字见提示后面的方括号，如 check/half-width 就写 half-width。',
  ),
  'settings/bad-value': message<{ key: string; wanted: string }>(
    'error',
    ({ key, wanted }) => `审读设置里“${key}”的值不对，要写${wanted}。`,
    () => '如 rules: {half-width: off, repeated-sentence: info}。',
  ),
}
