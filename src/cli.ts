import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError, Option } from 'commander'
import type { Roots, Texts } from './commands/assets.ts'
import type { Diagnostic } from './model/diagnostic.ts'
import type { Format } from './model/manifest.ts'

/** What a run writes to, and where it is: everything of the process that the program looks at. */
export interface Surroundings {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** whether messages go to a terminal, and whether it wants colours */
  readonly terminal: boolean
  readonly color: boolean
  readonly cwd: string
}

/** The package's own folder: above `src/` and above `dist/` alike. */
const home = resolve(dirname(fileURLToPath(import.meta.url)), '..')

type Status = 0 | 1 | 2

/** Runs one command line. @returns the exit status: 0 done, 1 errors in the input, 2 could not run */
export async function run(argv: readonly string[], around: Surroundings): Promise<Status> {
  let status: Status = 0
  const version = (JSON.parse(readFileSync(resolve(home, 'package.json'), 'utf8')) as { version: string }).version
  const program = new Command('speechgen')
    .description('由一个轮次文件生成整套巡察动员会讲话稿')
    .version(version, '-V, --version', '显示版本')
    .helpOption('-h, --help', '显示用法')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: around.out, writeErr: () => {} })
  program
    .command('build')
    .description('生成讲话稿')
    .argument('<round.yaml...>', '轮次文件')
    .option('--out <dir>', '输出文件夹', 'out')
    .option('--format <list>', '格式，逗号分隔', 'md,docx')
    .option('--only <glob>', '只生成选中的，如 "01-*"、"*/2-领导动员"')
    .option('--templates <dir>', '自己的模板，同名的代替内置的')
    .option('--data <dir>', '自己的资料，同名的代替内置的')
    .option('--strict', '有提醒也算不成功', false)
    .option('--force', '覆盖手工改过的稿子', false)
    .option('--json', '把清单和诊断以 JSON 写到标准输出', false)
    .action(async (files: string[], options: BuildFlags) => {
      status = await build(files, options, around, `speechgen ${version}`)
    })
  const templates = program.command('templates').description('查看和检查模板').helpCommand(false)
  const dirs = (command: Command): Command =>
    command.option('--templates <dir>', '自己的模板').option('--data <dir>', '自己的资料')
  dirs(templates.command('list').description('列出模板和条件')).action(async (options: DirFlags) => {
    status = await templatesList(options, around)
  })
  dirs(templates.command('show <id>').description('显示一个模板')).action(async (id: string, options: DirFlags) => {
    status = await templatesShow(id, options, around)
  })
  templates
    .command('fields')
    .description('列出模板可用的字段')
    .action(async () => {
      const { fieldTable } = await import('./commands/templates.ts')
      around.out(`${fieldTable()}\n`)
    })
  dirs(templates.command('check').description('检查全部模板')).action(async (options: DirFlags) => {
    status = await templatesCheck(options, around)
  })
  const catalogue = program.command('catalogue').description('查看资料库').helpCommand(false)
  const on = (): Option => new Option('--on <date>', '某一天通行的，如 2018-11-01').argParser(readDay)
  catalogue
    .command('list')
    .description('列出资料')
    .addOption(on())
    .option('--kind <kind>', '只列一类')
    .option('--data <dir>', '自己的资料')
    .action(async (options: CatalogueFlags) => {
      status = await catalogueList(options, around)
    })
  catalogue
    .command('show <name>')
    .description('显示一条资料')
    .addOption(on())
    .option('--data <dir>', '自己的资料')
    .action(async (name: string, options: CatalogueFlags) => {
      status = await catalogueShow(name, options, around)
    })
  program
    .command('schema')
    .description('轮次文件的 JSON Schema')
    .addOption(new Option('--lang <lang>', '只给一种语言的键').choices(['zh', 'en']))
    .action(async (options: { lang?: 'zh' | 'en' }) => {
      const { printSchema } = await import('./commands/schema.ts')
      around.out(printSchema(options.lang))
    })
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    around.err(`${usageError(error, program)}\n`)
    return 2
  }
  return status
}

interface DirFlags {
  readonly templates?: string
  readonly data?: string
}

interface BuildFlags extends DirFlags {
  readonly out: string
  readonly format: string
  readonly only?: string
  readonly strict: boolean
  readonly force: boolean
  readonly json: boolean
}

interface CatalogueFlags extends DirFlags {
  readonly on?: string
  readonly kind?: string
}

async function roots(options: DirFlags, around: Surroundings): Promise<Roots> {
  const { openDisk } = await import('./workspace/disk.ts')
  return { own: openDisk(home), user: openDisk(around.cwd), ...options }
}

async function build(files: string[], flags: BuildFlags, around: Surroundings, generator: string): Promise<Status> {
  const formats = flags.format.split(',').map((format) => format.trim())
  const wrong = formats.find((format) => format !== 'md' && format !== 'docx')
  if (wrong !== undefined) {
    around.err(`不认识格式“${wrong}”。可用的格式：md、docx，如 --format md,docx。\n`)
    return 2
  }
  const { readAssets } = await import('./commands/assets.ts')
  const { buildRounds } = await import('./commands/build.ts')
  const texts: Texts = new Map()
  const showProgress = around.terminal && !flags.json
  const where = await roots(flags, around)
  const result = await buildRounds(
    readAssets(where, texts),
    where.user,
    {
      files,
      out: flags.out.replaceAll('\\', '/').replace(/(?<=.)\/+$/, ''),
      formats: formats as Format[],
      ...(flags.only === undefined ? {} : { only: flags.only }),
      strict: flags.strict,
      force: flags.force,
      generator,
      ...(showProgress
        ? { onProgress: (done, total, title) => around.err(`\r\u001B[2K${done}/${total} ${title.replaceAll('|', '')}`) }
        : {}),
    },
    texts,
  )
  if (showProgress) around.err('\r\u001B[2K')
  await report(result.diagnostics, texts, around)
  if (flags.json) {
    const { findingsJson } = await import('./report/json.ts')
    const diagnostics = findingsJson(result.diagnostics, texts)
    const rounds = result.manifests.map(({ folder, manifest }) => ({ folder, ...manifest }))
    around.out(`${JSON.stringify({ version: 1, rounds, diagnostics }, undefined, 2)}\n`)
  }
  for (const { folder, manifest } of result.manifests)
    around.err(`${manifest.round}：${manifest.speeches.length}篇讲话，在 ${folder}/\n`)
  return result.status
}

async function report(diagnostics: readonly Diagnostic[], texts: Texts, around: Surroundings): Promise<void> {
  if (diagnostics.length === 0) return
  const { reportHuman } = await import('./report/human.ts')
  around.err(reportHuman(diagnostics, texts, { color: around.color }))
}

async function templatesList(options: DirFlags, around: Surroundings): Promise<Status> {
  const { readAssets } = await import('./commands/assets.ts')
  const { listTemplates } = await import('./commands/templates.ts')
  const texts: Texts = new Map()
  const assets = readAssets(await roots(options, around), texts)
  await report(assets.diagnostics, texts, around)
  around.out(`${listTemplates(assets.templates)}\n`)
  return statusOf(assets.diagnostics)
}

async function templatesShow(id: string, options: DirFlags, around: Surroundings): Promise<Status> {
  const { readAssets } = await import('./commands/assets.ts')
  const { showTemplate } = await import('./commands/templates.ts')
  const texts: Texts = new Map()
  const assets = readAssets(await roots(options, around), texts)
  const text = showTemplate(assets.templates, id, texts)
  if (text === undefined) {
    around.err(`没有唯一叫“${id}”的模板。编号见 speechgen templates list，如 领导动员/意义/三层-2018。\n`)
    return 2
  }
  around.out(text)
  return 0
}

async function templatesCheck(options: DirFlags, around: Surroundings): Promise<Status> {
  const { checkAllTemplates } = await import('./commands/templates.ts')
  const texts: Texts = new Map()
  const diagnostics = checkAllTemplates(await roots(options, around), texts)
  await report(diagnostics, texts, around)
  if (diagnostics.length === 0) around.err('模板全部合格。\n')
  return statusOf(diagnostics)
}

async function catalogueList(options: CatalogueFlags, around: Surroundings): Promise<Status> {
  const { readAssets } = await import('./commands/assets.ts')
  const { catalogueKinds, listCatalogue } = await import('./commands/catalogue.ts')
  const kind = catalogueKinds.find((known) => known === options.kind)
  if (options.kind !== undefined && kind === undefined) {
    around.err(`资料没有“${options.kind}”这一类。可用的类：${catalogueKinds.join('、')}。\n`)
    return 2
  }
  const texts: Texts = new Map()
  const assets = readAssets(await roots(options, around), texts)
  const errors = assets.diagnostics.filter(({ code }) => !code.startsWith('template/'))
  await report(errors, texts, around)
  if (assets.catalogue === undefined) return 1
  const { on } = options
  around.out(
    listCatalogue(assets.catalogue, { ...(on === undefined ? {} : { on }), ...(kind === undefined ? {} : { kind }) }),
  )
  return statusOf(errors)
}

async function catalogueShow(name: string, options: CatalogueFlags, around: Surroundings): Promise<Status> {
  const { readAssets } = await import('./commands/assets.ts')
  const { nearMisses, showEntry } = await import('./commands/catalogue.ts')
  const texts: Texts = new Map()
  const { catalogue } = readAssets(await roots(options, around), texts)
  if (catalogue === undefined) return 1
  const shown = showEntry(catalogue, name, options.on === undefined ? {} : { on: options.on })
  if (shown === undefined) {
    const near = nearMisses(catalogue, name)
    around.err(`资料库里没有“${name}”。${near.length === 0 ? '' : `是不是想找${near.join('、')}？`}\n`)
    return 2
  }
  around.out(shown)
  return 0
}

const statusOf = (diagnostics: readonly Diagnostic[]): Status =>
  diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0

function readDay(text: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const real = new Date(`${date}T00:00:00Z`)
  // 2026-02-30 is read as 2 March: only a date that comes back unchanged exists
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== date)
    throw new CommanderError(2, 'speechgen.date', `“${text}”不是日期，写成 2018-11-01。`)
  return date
}

/** Commander's messages are English; these are ours. */
function usageError(error: CommanderError, program: Command): string {
  const [, what = ''] = /'([^']*)'/.exec(error.message) ?? []
  switch (error.code) {
    case 'commander.help':
      return program.helpInformation()
    case 'speechgen.date':
      return error.message
    case 'commander.unknownCommand':
      return `没有“${what}”这个命令。可用的命令见 speechgen --help。`
    case 'commander.unknownOption':
      return `没有“${what}”这个选项。可用的选项见 speechgen <命令> --help。`
    case 'commander.missingArgument':
      return `缺少“${what}”。用法见 speechgen <命令> --help。`
    case 'commander.optionMissingArgument':
      return `选项“${what}”后面要跟一个值。`
    case 'commander.excessArguments':
      return '参数太多。用法见 speechgen <命令> --help。'
    case 'commander.invalidArgument':
      return `选项的值不对：${what}。用法见 speechgen <命令> --help。`
    default:
      return `命令行不对（${error.code}）。用法见 speechgen --help。`
  }
}
