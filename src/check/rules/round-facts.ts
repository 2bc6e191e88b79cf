import type { Rule } from '../rule.ts'
import { channelFindings } from '../round-facts/channels.ts'
import { countFindings } from '../round-facts/counts.ts'
import { dateFindings } from '../round-facts/dates.ts'
import { nameFindings } from '../round-facts/names.ts'
import { orderFindings } from '../round-facts/order.ts'
import type { Told } from '../told.ts'
import { placed } from '../told.ts'
import { wholeOf } from '../whole.ts'

/** Everything in the text that the round file says otherwise. */
export const roundFacts: Rule = {
  id: 'round-facts',
  severity: 'error',
  about: '姓名、职务、单位、巡察组、日期、个数、发言次序、联系方式与轮次文件不一致（要给出 --round）。',
  example: {
    given: '轮次文件里组长是张建国',
    wrong: '刚才，张建军组长作了讲话。',
    right: '刚才，张建国组长作了讲话。',
  },
  find: ({ round, ...reading }) => {
    if (round === undefined) return []
    const whole = wholeOf(reading.manuscript)
    const asked = { ...reading, round, text: whole.text }
    const told = [nameFindings, countFindings, dateFindings, channelFindings, orderFindings].flatMap(
      (find): readonly Told[] => find(asked),
    )
    return told.map((one) => placed(whole, one))
  },
}
