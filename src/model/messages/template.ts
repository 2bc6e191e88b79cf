import { message } from '../message.ts'

/** What can be wrong with a template (templates/). */
export const templateMessages = {
  'template/syntax': message<{ detail: string }>(
    'error',
    ({ detail }) => `模板语法有误：${detail}`,
    () => '检查 {{ }} 是否成对，{{#if}}、{{#each}} 是否都有对应的结束标记。',
  ),
}
