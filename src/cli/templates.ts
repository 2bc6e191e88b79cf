import type { Texts } from '../commands/assets.ts'
import type { IsoDate } from '../model/date.ts'
import type { DirFlags, Register, Status, Surroundings } from './surroundings.ts'
import { onDay, withDirs } from './shared-options.ts'
import { report, roots, statusOf } from './surroundings.ts'
import { registerTemplateWriting } from './templates-writing.ts'

/** `speechgen templates list|show|explain|fields|slots|check|eject|new` */
export const registerTemplates: Register = (program, around, done) => {
  const templates = program.command('templates').description('查看、检查、改写模板').helpCommand(false)
  withDirs(templates.command('list').description('列出模板和条件')).action(async (options: DirFlags) => {
    done(await templatesList(options, around))
  })
  withDirs(templates.command('show <id>').description('显示一个模板')).action(async (id: string, options: DirFlags) => {
    done(await templatesShow(id, options, around))
  })
  withDirs(templates.command('explain <round.yaml> [speech]').description('每篇讲话用哪些模板，为什么')).action(
    async (file: string, which: string | undefined, options: DirFlags) => {
      done(await templatesExplain(file, which, options, around))
    },
  )
  templates
    .command('fields')
    .description('列出模板可用的字段')
    .action(async () => {
      const { fieldTable } = await import('../commands/templates.ts')
      around.out(`${fieldTable()}\n`)
    })
  withDirs(templates.command('slots').description('列出 {{提法 "…"}} 可用的槽位'))
    .addOption(onDay())
    .action(async (options: SlotFlags) => {
      done(await templatesSlots(options, around))
    })
  withDirs(templates.command('check').description('检查全部模板')).action(async (options: DirFlags) => {
    done(await templatesCheck(options, around))
  })
  registerTemplateWriting(templates, around, done)
}

interface SlotFlags extends DirFlags {
  readonly on?: IsoDate
}

/** Reads templates and facts and tells what is wrong with them; nothing where a folder that was named is not there. */
async function open(options: DirFlags, around: Surroundings) {
  const { readAssets } = await import('../commands/assets.ts')
  const texts: Texts = new Map()
  const assets = readAssets(await roots(options, around), texts)
  await report(assets.diagnostics, texts, around)
  const status = statusOf(assets.diagnostics)
  return status === 2 ? undefined : { assets, texts, status }
}

async function templatesList(options: DirFlags, around: Surroundings): Promise<Status> {
  const { listTemplates } = await import('../commands/templates.ts')
  const opened = await open(options, around)
  if (opened === undefined) return 2
  around.out(`${listTemplates(opened.assets.templates)}\n`)
  return opened.status
}

async function templatesSlots(options: SlotFlags, around: Surroundings): Promise<Status> {
  const { slotTable } = await import('../commands/templates.ts')
  const opened = await open(options, around)
  if (opened === undefined) return 2
  const { catalogue } = opened.assets
  if (catalogue !== undefined) around.out(`${slotTable(catalogue, options.on ?? catalogue.verified_until)}\n`)
  return opened.status
}

async function templatesExplain(
  file: string,
  which: string | undefined,
  options: DirFlags,
  around: Surroundings,
): Promise<Status> {
  const { readAssets } = await import('../commands/assets.ts')
  const { explainRound } = await import('../commands/templates/explain.ts')
  const texts: Texts = new Map()
  const where = await roots(options, around)
  const wanted = { file, ...(which === undefined ? {} : { which }) }
  const { text, diagnostics } = explainRound(readAssets(where, texts), where.user, wanted, texts)
  await report(diagnostics, texts, around)
  around.out(text)
  return statusOf(diagnostics)
}

async function templatesShow(id: string, options: DirFlags, around: Surroundings): Promise<Status> {
  const { showTemplate } = await import('../commands/templates/show.ts')
  const opened = await open(options, around)
  if (opened === undefined) return 2
  const text = showTemplate(opened.assets, id, opened.texts)
  if (text === undefined) {
    around.err(`没有唯一叫“${id}”的模板。编号见 speechgen templates list，如 领导动员/意义/三层-2018。\n`)
    return 2
  }
  around.out(text)
  return 0
}

async function templatesCheck(options: DirFlags, around: Surroundings): Promise<Status> {
  const { checkAllTemplates } = await import('../commands/templates.ts')
  const texts: Texts = new Map()
  const diagnostics = checkAllTemplates(await roots(options, around), texts)
  await report(diagnostics, texts, around)
  if (diagnostics.length === 0) around.err('模板全部合格。\n')
  return statusOf(diagnostics)
}
