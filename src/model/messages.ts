import type { Message } from './message.ts'
import { catalogueMessages } from './messages/catalogue.ts'
import { manuscriptMessages } from './messages/manuscript.ts'
import { outMessages } from './messages/out.ts'
import { roundMessages } from './messages/round.ts'
import { templateMessages } from './messages/template.ts'
import { scriptMessages } from './messages/script.ts'
import { settingsMessages } from './messages/settings.ts'
import { textMessages } from './messages/text.ts'

/**
 * Every sentence that the tool can say, by its permanent code `<area>/<what-is-wrong>`. One file an area:
 * round/ catalogue/ template/ text/ out/ manuscript/ settings/ script/.
 */
export const messages = {
  ...roundMessages,
  ...catalogueMessages,
  ...templateMessages,
  ...textMessages,
  ...outMessages,
  ...manuscriptMessages,
  ...settingsMessages,
  ...scriptMessages,
}

export type Code = keyof typeof messages

/** The arguments that a code's wording asks for. */
export type Args<C extends Code> = (typeof messages)[C] extends Message<infer A> ? A : never
