import { strToU8 } from 'fflate'
import * as fc from 'fast-check'
import { manuscriptLimits } from '../../../src/parse/limits.ts'
import { word } from './words.ts'

/** What the rules of the proofreader look for, and what they go over to find it. */
const units =
  '1234567890|一|二十|“”、|“|”|、|X|×|*|_| |　|2024年5月8日|5月8日|二〇二四年|王某某同志|（(【[{|《关于|》|，|；|——|……|.|a |的|工作|坚持坚持|' +
  '要坚持党的领导，|市委|县委第一|市教育局党组|第一|（一）|一是|一要|四个意识|“四个意识”、“四个自信”、|希望市教育局|市委书记|党的二十大|http://|>|<|[](|&|`|**|{{|' +
  '！|甲乙丙丁|3个|12个问题、|中央|省委巡视组|来源：|领导小组办公室|a@|（星期三）|\u200B|\u0301|𠮷|\t|"|（》|市委第二轮巡察，|十届市委第一轮巡察|《中国共产党纪律处份条例》'

/** Texts as long as they may be, in lines that are short or as long as they may be. */
export const monotonous = fc
  .record({
    unit: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...units.split('|')) },
      {
        weight: 1,
        arbitrary: fc
          .array(fc.constantFrom(...units.split('|')), { minLength: 2, maxLength: 3 })
          .map((all) => all.join('')),
      },
      { weight: 1, arbitrary: word },
    ),
    line: fc.constantFrom(20, 300, manuscriptLimits.line),
    file: fc.constantFrom('a.md', 'a.txt'),
  })
  .map(({ unit, line, file }) => {
    const one = unit.repeat(Math.ceil(line / unit.length)).slice(0, line)
    const text = `${one}\n\n`.repeat(Math.floor(manuscriptLimits.characters / (line + 2)))
    return { file, bytes: strToU8(text) }
  })
