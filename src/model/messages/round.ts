import { meant, message } from '../message.ts'
import { roundReferenceMessages } from './round-references.ts'
import { roundSyntaxMessages } from './round-syntax.ts'

/** Words to choose from; those that end in a comma themselves are set apart by blanks. */
function choices(allowed: readonly string[]): string {
  return allowed.join(allowed.some((word) => /[、，]$/u.test(word)) ? ' ' : '、')
}

/** What can be wrong with a round file (轮次文件). Keys in `key` are as the user wrote them, or `name（名称）`. */
export const roundMessages = {
  ...roundSyntaxMessages,
  'round/unknown-key': message<{ key: string; under: string; suggestion?: string; belongs?: string }>(
    'error',
    ({ key, under }) => `${under}不认识“${key}”这个键，它的内容不会进入讲话。`,
    ({ key, suggestion, belongs }) =>
      meant(suggestion) ??
      (belongs === undefined
        ? '可用的键见 speechgen schema；确属多余的，请删去。'
        : `“${key}”应当写在${belongs}，请把这一行移过去（注意缩进）。`),
  ),
  'round/duplicate-key': message<{ key: string; first: string; line: number }>(
    'error',
    ({ key, first, line }) =>
      key === first
        ? `“${key}”写了两次，第 ${line} 行已经有了，无法判断以哪个为准。`
        : `“${key}”与第 ${line} 行的“${first}”是同一个键，中英文各写了一次，无法判断以哪个为准。`,
    () => '请只保留一处。',
  ),
  'round/missing-key': message<{ key: string; under: string; example?: string }>(
    'error',
    ({ key, under }) => `${under}缺少必填的 ${key}。`,
    ({ key, example }) => `请补上 ${key}${example === undefined ? '' : `，如：${example}`}。`,
  ),
  'round/one-of': message<{ keys: string; under: string; both: boolean }>(
    'error',
    ({ keys, under, both }) =>
      both ? `${under}同时写了 ${keys}，一项议程只能是其中一种。` : `${under}没有写明是什么，要有 ${keys}之一。`,
    ({ both }) => (both ? '请拆成两项议程，或删去其中一个。' : '讲话写 speech（讲话），其他议程写 item（事项）。'),
  ),
  'round/wrong-shape': message<{ key: string; wanted: string; given: string; example?: string }>(
    'error',
    ({ key, wanted, given }) => `${key}要写成${wanted}，这里写成了${given}。`,
    ({ example }) => (example === undefined ? '请检查缩进和横杠。' : `写法如：${example}`),
  ),
  'round/unknown-value': message<{
    key: string
    value: string
    allowed: readonly string[]
    suggestion?: string
    also?: string
  }>(
    'error',
    ({ key, value, allowed, also = '' }) => `${key}没有“${value}”这种写法，可以写：${choices(allowed)}${also}。`,
    ({ suggestion, allowed }) => meant(suggestion) ?? `请从上面选一个，如：${allowed[0]}。`,
  ),
  'round/not-a-count': message<{ key: string; value: string; suggestion?: string }>(
    'error',
    ({ key, value }) => `${key}要写成大于零的整数，这里写的是“${value}”。`,
    ({ suggestion }) => (suggestion === undefined ? '请写大于零的阿拉伯数字，如：1。' : `请写成 ${suggestion}。`),
  ),
  'round/not-a-boolean': message<{ key: string; value: string }>(
    'error',
    ({ key, value }) => `${key}只能写“是”或“否”，这里写的是“${value}”。`,
    () => '请写 是 或 否（true、false 也可以）；不写就按默认。',
  ),
  'round/not-a-date': message<{ key: string; value: string; example: string }>(
    'error',
    ({ key, value }) => `${key}“${value}”不是完整的日期，无法确定当时通行的提法。`,
    ({ example }) => `请写成年月日，如：${example}。`,
  ),
  'round/impossible-date': message<{ key: string; value: string; days: number }>(
    'error',
    ({ key, value }) => `${key}写的${value}，日历上没有这一天。`,
    ({ days }) => (days > 0 ? `这个月只有 ${days} 天，请核对。` : '月份应在 1 到 12 之间，请核对。'),
  ),
  'round/too-many': message<{ key: string; most: number; given: number }>(
    'error',
    ({ key, most, given }) => `${key}最多写 ${most} 项，这里有 ${given} 项。`,
    ({ most }) => `请只保留前 ${most} 项。`,
  ),
  'round/empty-item': message<{ key: string; index: number }>(
    'warning',
    ({ key, index }) => `${key}的第 ${index} 项是空的，已略去。`,
    () => '请补上内容，或删去这个横杠。',
  ),
  'round/spoken-quotes': message<{ key: string; value: string; bare: string }>(
    'warning',
    ({ key, value }) => `${key}整个放在引号里，讲话中会连引号一起印出来：${value}。`,
    ({ value, bare }) => `YAML 里不需要引号，写成 ${bare} 即可；确实要印出引号的，写成 "${value}"。`,
  ),
  'round/comma-in-list': message<{ value: string; parts: readonly string[] }>(
    'warning',
    ({ value }) => `方括号里的“${value}”用了全角逗号，只算作一项。`,
    ({ value, parts }) => `若是几项，请用英文逗号：[${parts.join(', ')}]；若本是一句话，请加英文引号："${value}"。`,
  ),
  ...roundReferenceMessages,
}
