import { meant, message } from '../message.ts'

/** What can be wrong with a round file (轮次文件). */
export const roundMessages = {
  'round/unknown-key': message<{ key: string; under: string; suggestion?: string }>(
    'error',
    ({ key, under }) => `${under}不认识“${key}”这个键，它的内容不会进入讲话。`,
    ({ suggestion }) => meant(suggestion) ?? '可用的键见 speechgen schema；确属多余的，请删去。',
  ),
}
