import { message } from '../message.ts'

/** What can happen when a speech goes from one format to another, or two are compared. */
export const scriptMessages = {
  'script/unsupported': message<{ file: string }>(
    'error',
    ({ file }) => `${file} 不是能排版、转换的格式。`,
    () => '可以用 .md、.txt、.docx；.doc、.wps 请先在 Word 或 WPS 里另存为 .docx。',
  ),
  'script/not-printed': message<{ file: string; found: string }>(
    'warning',
    ({ file, found }) => `${file} 里有 ${found}，讲话稿里不排，已略去。`,
  ),
}
