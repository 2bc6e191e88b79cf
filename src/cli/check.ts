import { isAbsolute, relative } from 'node:path'
import { Option } from 'commander'
import type { Texts } from '../commands/assets.ts'
import type { CheckResult } from '../commands/check.ts'
import type { ReportedRule } from '../report/rule.ts'
import { withSlashes } from '../workspace/path.ts'
import type { Register, Status, Surroundings } from './surroundings.ts'
import { readDay } from './shared-options.ts'
import { report, roots, statusOf } from './surroundings.ts'

const formats = ['human', 'json', 'sarif', 'junit', 'github'] as const

interface CheckFlags {
  readonly round?: string
  readonly date?: string
  readonly format: (typeof formats)[number]
  readonly fix: boolean
  readonly annotate?: string
  readonly data?: string
}

/** `speechgen check` */
export const registerCheck: Register = (program, around, done) => {
  program
    .command('check')
    .description('审读讲话稿')
    .argument('<file...>', '.md、.txt、.docx 文件，或文件夹')
    .option('--round <file>', '对照轮次文件')
    .addOption(new Option('--date <date>', '会议日期，如 2026-08-05').argParser(readDay))
    .addOption(new Option('--format <format>', '结果的格式').choices(formats).default('human'))
    .option('--fix', '改正有把握的', false)
    .option('--annotate <docx>', '带批注和修订的 .docx 写到这里')
    .option('--data <dir>', '自己的资料，同名的代替内置的')
    .action(async (files: string[], options: CheckFlags) => {
      done(await check(files, options, around, program.version() ?? ''))
    })
}

async function check(files: string[], flags: CheckFlags, around: Surroundings, version: string): Promise<Status> {
  const [{ openCatalogue }, { checkFiles, checkRules }] = await Promise.all([
    import('../commands/ready/facts.ts'),
    import('../commands/check.ts'),
  ])
  const texts: Texts = new Map()
  const where = await roots(flags, around)
  const { value: catalogue, diagnostics: broken } = await openCatalogue(where, texts)
  if (catalogue === undefined || statusOf(broken) !== 0) {
    await report(broken, texts, around)
    return statusOf(broken)
  }
  const inside = (path: string): string => plain(path, around.cwd)
  const { round, date, fix, annotate } = flags
  const options = {
    paths: files.map(inside),
    ...(round === undefined ? {} : { round: inside(round) }),
    ...(date === undefined ? {} : { date }),
    fix,
    ...(annotate === undefined ? {} : { annotate: inside(annotate) }),
  }
  const result = await checkFiles(catalogue, where.user, options, texts)
  if (flags.format === 'human') await tell(result, texts, around)
  else around.out(await written(result, flags.format, { version, rules: checkRules }))
  return result.status
}

async function tell({ diagnostics, sources, lengths }: CheckResult, texts: Texts, around: Surroundings): Promise<void> {
  await report(diagnostics, texts, around)
  if (diagnostics.every(({ severity }) => severity === 'info') && sources.size > 0)
    around.err(`审读了 ${sources.size} 份稿子，没有发现要改的。\n`)
  for (const [file, { characters, minutes }] of lengths)
    around.err(`${file} 共 ${characters} 字，念完约 ${minutes} 分钟。\n`)
}

async function written(
  { diagnostics, sources, lengths }: CheckResult,
  format: Exclude<CheckFlags['format'], 'human'>,
  about: { readonly version: string; readonly rules: readonly ReportedRule[] },
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../report/json.ts')).reportJson(diagnostics, sources, lengths)
    case 'sarif':
      return (await import('../report/sarif.ts')).reportSarif(diagnostics, sources, about)
    case 'junit':
      return (await import('../report/junit.ts')).reportJunit(diagnostics, sources)
    default:
      return (await import('../report/github.ts')).reportGithub(diagnostics)
  }
}

/** A path as messages name it: below the working folder, where it is there. */
function plain(path: string, cwd: string): string {
  const below = isAbsolute(path) ? relative(cwd, path) : path
  const named = withSlashes(below.startsWith('..') || isAbsolute(below) ? path : below)
  return named.replace(/^(?:\.\/+)+/, '') || '.'
}
