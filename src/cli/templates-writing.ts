import { Argument } from 'commander'
import type { Roots, Texts } from '../commands/assets.ts'
import type { ScaffoldKind } from '../commands/templates/new.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Register, Status, Surroundings } from './surroundings.ts'
import { report, roots, statusOf } from './surroundings.ts'
import { folderPath } from '../workspace/path.ts'

interface ToFlags {
  readonly to: string
}

interface EjectFlags extends ToFlags {
  readonly noted: boolean
}

/** `speechgen templates eject|new`: what writes templates of the user's own. */
export const registerTemplateWriting: Register = (templates, around, done) => {
  templates
    .command('eject <name...>')
    .description('把内置模板复制出来改')
    .option('--to <dir>', '放自己模板的文件夹', 'templates')
    .option('--noted', '不复制，只记下：内置模板的改动已经看过', false)
    .action(async (names: string[], options: EjectFlags) => {
      done(await eject(names, options, around, `speechgen ${templates.parent?.version() ?? ''}`))
    })
  templates
    .command('new')
    .description('新写一个模板，各种设置写在里面')
    .addArgument(
      new Argument('<kind>', 'section 章节、outline 提纲、partial 片段').choices(['section', 'outline', 'partial']),
    )
    .argument('<path>', '如 领导动员/意义/我们的写法')
    .option('--to <dir>', '放自己模板的文件夹', 'templates')
    .action(async (kind: ScaffoldKind, path: string, options: ToFlags) => {
      done(await begin(kind, path, options, around))
    })
}

const next = (to: string, where: Roots): string =>
  isBuiltIn(to, where)
    ? '改好以后检查：speechgen templates check。\n'
    : `改好以后检查：speechgen templates check --templates ${to}；生成时也加上 --templates ${to}。\n`

/** Whether what is written there is a built-in template at once: in a copy of the project. */
const isBuiltIn = (to: string, { own, user }: Roots): boolean =>
  to === 'templates' && own.stamp(to).text === user.stamp(to).text

async function eject(names: string[], flags: EjectFlags, around: Surroundings, generator: string): Promise<Status> {
  const { readAssets } = await import('../commands/assets.ts')
  const { ejectTemplates } = await import('../commands/templates/eject.ts')
  const texts: Texts = new Map()
  const where = await roots({}, around)
  const { templates } = readAssets(where, texts)
  const to = plain(flags.to)
  const noted = flags.noted
  return writing(to, around, () => {
    const { paths, diagnostics } = ejectTemplates(where, templates, { names, to, noted, generator }, texts)
    const done = paths.map((path) => `${noted ? '已记下' : '已复制'} ${to}/${path}\n`).join('')
    return { done: done === '' || noted ? done : done + next(to, where), diagnostics }
  })
}

async function begin(kind: ScaffoldKind, path: string, flags: ToFlags, around: Surroundings): Promise<Status> {
  const { readAssets } = await import('../commands/assets.ts')
  const { newTemplate } = await import('../commands/templates/new.ts')
  const texts: Texts = new Map()
  const to = plain(flags.to)
  const where = await roots({}, around)
  const own = where.user.list(to).some((file) => file.endsWith('.md')) ? { ...where, templates: to } : where
  const { templates, catalogue, diagnostics: broken } = readAssets(own, texts)
  if (catalogue === undefined) {
    await report(broken, texts, around)
    return 1
  }
  return writing(to, around, () => {
    const { file, diagnostics } = newTemplate(where.user, { templates, catalogue }, { kind, path, to })
    return { done: file === undefined ? '' : `已写 ${file}\n${next(to, where)}`, diagnostics }
  })
}

/** Tells what was written, and why something could not be. */
async function writing(
  folder: string,
  around: Surroundings,
  write: () => { readonly done: string; readonly diagnostics: readonly Diagnostic[] },
): Promise<Status> {
  const { done, diagnostics } = attempt(folder, write)
  await report(diagnostics, new Map(), around)
  around.err(done)
  // Of several files some may stand in the way; where all do, nothing could be done
  return done === '' ? 2 : statusOf(diagnostics)
}

function attempt<T extends { readonly diagnostics: readonly Diagnostic[] }>(file: string, write: () => T) {
  try {
    return write()
  } catch (error) {
    // Only the system's own refusals (EACCES, ENOSPC, EBUSY …) are the user's to mend
    const reason = (error as NodeJS.ErrnoException).code
    if (reason === undefined) throw error
    return { done: '', diagnostics: [diagnostic('out/cannot-write', { file, reason })] }
  }
}

/** `.\templates\` → `templates` */
const plain = (folder: string): string => folderPath(folder).replace(/^(?:\.\/)+(?=.)/, '')
