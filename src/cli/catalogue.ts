import type { Texts } from '../commands/assets.ts'
import type { DirFlags, Register, Status, Surroundings } from './surroundings.ts'
import { onDay } from './shared-options.ts'
import { report, roots, statusOf } from './surroundings.ts'

interface CatalogueFlags extends DirFlags {
  readonly on?: string
  readonly kind?: string
}

/** `speechgen catalogue list|show` */
export const registerCatalogue: Register = (program, around, done) => {
  const catalogue = program.command('catalogue').description('查看资料库').helpCommand(false)
  catalogue
    .command('list')
    .description('列出资料')
    .addOption(onDay())
    .option('--kind <kind>', '只列一类')
    .option('--data <dir>', '自己的资料')
    .action(async (options: CatalogueFlags) => {
      done(await catalogueList(options, around))
    })
  catalogue
    .command('show <name>')
    .description('显示一条资料')
    .addOption(onDay())
    .option('--data <dir>', '自己的资料')
    .action(async (name: string, options: CatalogueFlags) => {
      done(await catalogueShow(name, options, around))
    })
}

async function catalogueList(options: CatalogueFlags, around: Surroundings): Promise<Status> {
  const { readAssets } = await import('../commands/assets.ts')
  const { catalogueKinds, listCatalogue } = await import('../commands/catalogue.ts')
  const kind = catalogueKinds.find((known) => known === options.kind)
  if (options.kind !== undefined && kind === undefined) {
    around.err(`资料没有“${options.kind}”这一类。可用的类：${catalogueKinds.join('、')}。\n`)
    return 2
  }
  const texts: Texts = new Map()
  const assets = readAssets(await roots(options, around), texts)
  const errors = assets.diagnostics.filter(({ code }) => !code.startsWith('template/'))
  await report(errors, texts, around)
  if (assets.catalogue === undefined || statusOf(errors) === 2) return statusOf(errors)
  const { on } = options
  around.out(
    listCatalogue(assets.catalogue, { ...(on === undefined ? {} : { on }), ...(kind === undefined ? {} : { kind }) }),
  )
  return statusOf(errors)
}

async function catalogueShow(name: string, options: CatalogueFlags, around: Surroundings): Promise<Status> {
  const { readAssets } = await import('../commands/assets.ts')
  const { nearMisses, showEntry } = await import('../commands/catalogue.ts')
  const texts: Texts = new Map()
  const { catalogue, diagnostics } = readAssets(await roots(options, around), texts)
  const errors = diagnostics.filter(({ code }) => !code.startsWith('template/'))
  await report(errors, texts, around)
  if (catalogue === undefined || statusOf(errors) === 2) return statusOf(errors)
  const shown = showEntry(catalogue, name, options.on === undefined ? {} : { on: options.on })
  if (shown === undefined) {
    const near = nearMisses(catalogue, name)
    around.err(`资料库里没有“${name}”。${near.length === 0 ? '' : `是不是想找${near.join('、')}？`}\n`)
    return 2
  }
  around.out(shown)
  return 0
}
