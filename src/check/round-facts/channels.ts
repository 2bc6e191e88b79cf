import type { Contact } from '../../model/round.ts'
import { sentenceAt } from '../whole.ts'
import type { Told } from '../told.ts'
import type { Asked } from './asked.ts'
import { meetingOf } from './asked.ts'

const phone = /(?<![\d-])(?:0\d{2,3}[-—－ ]\d{7,8}|1[3-9]\d{9}|0000-\d{7})(?!\d)/gu
const email = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu
const mailbox = /(?<!\d)第?\d+号(?:专用|邮政)?信箱/gu

/** Telephone, short message, mailbox and e-mail that the round has otherwise. What is held open (待补) says nothing. */
export function channelFindings(asked: Asked): readonly Told[] {
  const { round, text } = asked
  const team = round.teams.find(({ name }) => name === meetingOf(asked)?.team)
  const contacts = (team === undefined ? round.teams : [team]).map(({ contact }) => contact)
  const given = (...keys: readonly (keyof Contact)[]): readonly string[] =>
    contacts.flatMap((contact) => keys.flatMap((key) => contact[key] ?? [])).filter((value) => !value.includes('待补'))
  const held = (...keys: readonly (keyof Contact)[]): boolean =>
    contacts.some((contact) => keys.some((key) => contact[key]?.includes('待补') === true))
  const against = (pattern: RegExp, what: string, known: readonly string[]): readonly Told[] =>
    known.length === 0
      ? []
      : Array.from(text.matchAll(pattern))
          .filter((hit) => !known.some((value) => digitsOf(value).includes(digitsOf(hit[0]))))
          .filter((hit) => !/市委巡察办|省委|上级|监督电话|12388|12380/u.test(sentenceAt(text, hit.index).text))
          .map((hit) => ({
            at: hit.index,
            end: hit.index + hit[0].length,
            message: `轮次文件里的${what}是${known.join('、')}，这里写的是“${hit[0]}”。`,
            hint: '改成一致，公布的号码不能有错。',
          }))
  return [
    ...(held('phone', 'sms') ? [] : against(phone, '电话', given('phone', 'sms'))),
    ...(held('email') ? [] : against(email, '电子邮箱', given('email'))),
    ...(held('mailbox') ? [] : against(mailbox, '邮政信箱', given('mailbox'))),
  ]
}

/** What of a channel must be the same: letters and digits, wherever hyphens and blanks stand. */
const digitsOf = (value: string): string =>
  value.includes('@')
    ? value
    : value.includes('信箱')
      ? (/\d+/u.exec(value)?.[0] ?? value)
      : value.replaceAll(/[\s—－-]/gu, '')
