import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Situation } from '../../model/template.ts'
import { roundLimits } from '../../parse/limits.ts'
import { parseRound } from '../../parse/round.ts'
import { placeOf } from '../../parse/round/resolving.ts'
import { decodeText } from '../../parse/text.ts'
import type { Candidate } from '../../plan/choose.ts'
import type { ExplainedChoice, ExplainedSpeech } from '../../plan/explain.ts'
import { explain } from '../../plan/explain.ts'
import { plan } from '../../plan/plan.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Assets, Texts } from '../assets.ts'
import type { Template } from './uses.ts'
import { describeUses } from './uses.ts'
import { readInput } from '../input.ts'
import { fileName } from '../../workspace/path.ts'

/** What there is to show and to say. */
export interface Explanation {
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Tells for the speeches of a round which templates they are written with and why no others.
 * @param which a kind of speech, or a speech as its file or its key has it (`01-…/2-领导动员.md`, `wsjk-entry/2-领导动员`)
 */
export function explainRound(
  { catalogue, templates, library, diagnostics: broken }: Assets,
  user: Workspace,
  { file, which }: { readonly file: string; readonly which?: string },
  texts: Texts,
): Explanation {
  const input = readInput(user, file, roundLimits.bytes)
  if ('problem' in input) return { text: '', diagnostics: [...broken, input.problem] }
  const { bytes } = input
  if (catalogue === undefined || library === undefined) return { text: '', diagnostics: broken }
  const name = fileName(file)
  const decoded = decodeText(bytes)
  if ('text' in decoded) texts.set(name, decoded.text)
  const { value: round, places, diagnostics: told } = parseRound(name, bytes, catalogue)
  if (round === undefined) return { text: '', diagnostics: [...broken, ...told] }
  const place = (path: string) => placeOf(places, path)
  const planned = plan({ round, catalogue, templates, placeOf: place, isWritten: (path) => places.has(path) })
  const diagnostics = [...broken, ...told, ...planned.diagnostics]
  const all = explain(round, catalogue, templates)
  const wanted = which === undefined ? all : all.filter(meantBy(which))
  if (which !== undefined && wanted.length === 0) {
    const known = all.map(({ key }) => key)
    return { text: '', diagnostics: [...broken, diagnostic('out/no-such-speech', { which, known })] }
  }
  const describe: Describe = (of) => describeUses(of, library)
  const text = wanted.map((speech) => speechText(speech, describe)).join('\n')
  return { text, diagnostics }
}

/** What a template uses, line by line. */
type Describe = (of: Template) => readonly string[]

/** Whether a speech is meant; of a path only the numbers of folder and file count, whatever stands before and after. */
function meantBy(which: string): (speech: ExplainedSpeech) => boolean {
  const [, meeting, position] = /(?:^|[/\\])(\d+)-[^/\\]*[/\\](\d+)-[^/\\]*$/u.exec(which) ?? []
  return ({ key, kind, numbers }) =>
    which === key || which === kind || (Number(meeting) === numbers[0] && Number(position) === numbers[1])
}

function speechText(speech: ExplainedSpeech, describe: Describe): string {
  const { key, meeting, situation, outline, asked, sections, omitted } = speech
  return [
    `${key}（${meeting}，${situation.date}）`,
    `  ${situationText(situation)}`,
    ...choiceLines('提纲', outline, describe, asked === undefined ? undefined : '轮次文件指定'),
    ...sections.flatMap(({ slot, choice }) => choiceLines(`章节“${slot}”`, choice, describe)),
    ...(omitted.length === 0 ? [] : [`  轮次文件没有选用的章节：${omitted.join('、')}`]),
    '',
  ].join('\n')
}

function situationText(is: Situation): string {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['层级', is.level],
    ['类型', is.type],
    ['单位类别', is.unit_kind[0] ?? '未写明'],
    ['党组织', is.party],
    ['重点', is.focus[1] ?? is.focus[0]],
    ['背景', is.context.join('、')],
    ['已讲', is.said.join('、')],
    ['将讲', is.to_come.join('、')],
    ['篇幅', is.length],
    ['听众', is.audience],
    ['几家合开', is.several ? '是' : undefined],
  ]
  return facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`${name} ${value}`])).join('；')
}

function choiceLines<T extends Template & Candidate>(
  what: string,
  { chosen, equals, pick, lighter, rejected }: ExplainedChoice<T>,
  describe: Describe,
  why?: string,
): readonly string[] {
  const others = equals.filter((each) => each !== chosen)
  return [
    `  ${what}：${chosen === undefined ? '没有合用的' : `${nameOf(chosen)}${why === undefined ? '' : `（${why}）`}`}`,
    ...(chosen === undefined ? [] : [`    文件：${chosen.file}`, ...describe(chosen).map((line) => `    ${line}`)]),
    ...(others.length === 0
      ? []
      : [
          `    同样合用，按讲话轮着用，这次是 ${equals.length} 个里的第 ${pick + 1} 个：另有${others.map(nameOf).join('、')}`,
        ]),
    ...(lighter.length === 0
      ? []
      : [
          `    也合用，weight 没有 ${chosen?.weight ?? 0} 大：${lighter.map((each) => `${nameOf(each)}（${each.weight}）`).join('、')}`,
        ]),
    ...rejected.map(({ template, reasons }) => `    不用 ${nameOf(template)}：${reasons.join('；')}`),
  ]
}

const nameOf = ({ id }: Template): string => id.split('/').at(-1) ?? id
