import { message } from '../message.ts'

/** What can happen when files are read and written. */
export const outMessages = {
  'out/no-such-file': message<{ file: string }>(
    'error',
    ({ file }) => `找不到文件 ${file}。`,
    () => '检查路径和文件名；当前目录可以用 ls（Windows 用 dir）查看。',
  ),
}
