import { message } from '../message.ts'

/** What can be wrong with the text of a speech. */
export const textMessages = {
  'text/held-open': message<{ speech: string; names: string }>(
    'info',
    ({ speech, names }) => `《${speech}》有待补的内容：${names}。`,
    () => '稿子里用黄底标出，补上后再付印；也可以写进轮次文件重新生成。',
  ),
}
