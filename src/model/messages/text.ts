import { message } from '../message.ts'

/** What can be wrong with the text of a speech. */
export const textMessages = {
  'text/before-its-time': message<{ text: string; from: string; date: string }>(
    'error',
    ({ text, from, date }) => `“${text}”自 ${from} 起才有，${date} 的会议上不能出现。`,
    () => '改用当时的提法，或给这一段加上日期条件。',
  ),
}
