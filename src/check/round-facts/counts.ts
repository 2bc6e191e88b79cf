import { numberOf, numeral } from '../../model/numerals.ts'
import { sentenceAt } from '../whole.ts'
import type { Told } from '../told.ts'
import type { Asked } from './asked.ts'
import { meetingOf, otherRound } from './asked.ts'

const ownTeams = new RegExp(`(?:派出|组建|成立|抽调组成|设立)(?:了)?(${numeral})个巡[察视]组`, 'gu')
const ownUnits = new RegExp(
  `(?:对|进驻|巡[察视])(?:了)?(?:全[省市县区])?(${numeral})[家个](?:单位|部门|党组织|被巡[察视]单位)`,
  'gu',
)
const size = new RegExp(
  `(?:巡[察视]组|本组|我们组|全组)(?:一?共|共由|由|共有|总共)+(${numeral})(?:人|名同志|位同志|名成员)`,
  'gu',
)
const round = new RegExp(
  `(?:第?(${numeral})届)?([省市县区旗州]委)第(${numeral})轮(?:常规|专项|机动|提级|联动)?巡[察视]`,
  'gu',
)

/** Counts of teams, units, members and the number of the round that the round has otherwise. */
export function countFindings(asked: Asked): readonly Told[] {
  const { round: facts, text } = asked
  const units = facts.units.reduce((sum, unit) => sum + unit.count, 0)
  const team = facts.teams.find(({ name }) => name === meetingOf(asked)?.team)
  const counted = (pattern: RegExp, right: number | undefined, unit: string, hint: string): readonly Told[] =>
    right === undefined || right === 0
      ? []
      : Array.from(text.matchAll(pattern)).flatMap((hit): readonly Told[] => {
          const said = numberOf(hit[1] ?? '')
          if (said === undefined || said === right || otherRound.test(sentenceAt(text, hit.index).text)) return []
          const end = hit.index + hit[0].length
          return [{ at: hit.index, end, message: `轮次文件里是${right}${unit}，这里写的是“${hit[0]}”。`, hint }]
        })
  return [
    ...counted(ownTeams, facts.team_count, '个巡察组', '核对巡察组的个数。'),
    // Units that are looked at together with others are not always in the file: a smaller number may be a part of them
    ...counted(ownUnits, units, '个单位', '核对被巡察单位的个数。').filter(({ at }) =>
      /本轮|这次|此次|这一轮/u.test(sentenceAt(text, at).text),
    ),
    ...counted(size, team?.size, '人', '核对巡察组的人数。'),
    ...rounds(asked),
  ]
}

/** 第二轮 where the round is the third, 十二届 where it is the thirteenth; other rounds may be spoken of as past. */
function rounds({ round: { number, term, committee }, text }: Asked): readonly Told[] {
  if (number === undefined) return []
  return Array.from(text.matchAll(round)).flatMap((hit): readonly Told[] => {
    const [words, held, of = '', count = ''] = hit
    const said = numberOf(count)
    const saidTerm = held === undefined ? undefined : numberOf(held)
    const sentence = sentenceAt(text, hit.index)
    if (!committee.short.endsWith(of) || said === undefined || otherRound.test(sentence.text)) return []
    const wrongNumber = said !== number && (saidTerm === undefined || saidTerm === term)
    const wrongTerm = saidTerm !== undefined && term !== undefined && saidTerm !== term && said === number
    if ((!wrongNumber && !wrongTerm) || !/本轮|这次|此次|这一轮|动员|启动|开展|完成好|任务/u.test(sentence.text))
      return []
    return [
      {
        at: hit.index,
        end: hit.index + words.length,
        severity: 'warning',
        message: `轮次文件里是${term === undefined ? '' : `第${term}届`}第${number}轮，这里写的是“${words}”。`,
        hint: '核对届次和轮次；说的是以往的一轮，写明时间。',
      },
    ]
  })
}
