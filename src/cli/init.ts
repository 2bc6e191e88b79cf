import { Option } from 'commander'
import type { Answers } from '../commands/init/answers.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Level } from '../model/round.ts'
import { levels } from '../model/round.ts'
import type { Register, Status, Surroundings } from './surroundings.ts'
import { report, roots } from './surroundings.ts'
import { folderPath } from '../workspace/path.ts'

interface InitFlags {
  readonly yes: boolean
  readonly lang: 'zh' | 'en'
  readonly level?: Level
}

/** `speechgen init` */
export const registerInit: Register = (program, around, done) => {
  program
    .command('init')
    .description('新建轮次文件，问几个问题')
    .argument('[folder]', '文件夹', '.')
    .option('--yes', '不问，都用默认的', false)
    .addOption(new Option('--lang <lang>', '键用哪种语言').choices(['zh', 'en']).default('zh'))
    .addOption(new Option('--level <level>', '派出党组织的层级').choices(levels))
    .action(async (folder: string, options: InitFlags) => {
      done(await init(folderPath(folder), options, around))
    })
}

async function init(folder: string, flags: InitFlags, around: Surroundings): Promise<Status> {
  const [{ init: write, newFiles }, { complete }, { openCatalogue }] = await Promise.all([
    import('../commands/init.ts'),
    import('../commands/init/answers.ts'),
    import('../commands/ready/facts.ts'),
  ])
  const { own, user } = await roots({}, around)
  const { value: catalogue, diagnostics: broken } = await openCatalogue({ own, user }, new Map())
  if (catalogue === undefined) {
    await report(broken, new Map(), around)
    return 1
  }
  const today = user.today()
  let given: Partial<Answers> | undefined = flags.level === undefined ? {} : { level: flags.level }
  if (!flags.yes && around.keyboard !== undefined) {
    const { ask } = await import('./init/ask.ts')
    given = await ask(given, { catalogue, today, keyboard: around.keyboard })
  }
  if (given === undefined) {
    around.err('没有写任何文件。\n')
    return 2
  }
  const files = newFiles({ answers: complete(given, today), language: flags.lang })
  try {
    const { written, diagnostics } = write(user, folder, files)
    await report(diagnostics, new Map(), around)
    if (written.length === 0) return 2
    around.err(nextSteps(folder, written))
    return 0
  } catch (error) {
    // Only the system's own refusals (EACCES, ENOSPC, EROFS …) are the user's to mend
    const reason = (error as NodeJS.ErrnoException).code
    if (reason === undefined) throw error
    await report([diagnostic('out/cannot-write', { file: folder, reason })], new Map(), around)
    return 2
  }
}

function nextSteps(folder: string, written: readonly string[]): string {
  const round = 'round.yaml'
  return [
    ...written.map((file) => `已写 ${file}`),
    '',
    '接下来：',
    ...(folder === '.' ? [] : [`  先进入文件夹：cd ${folder}`]),
    `  打开 ${round}，改成这一轮的单位、日期和人员。用 VS Code 打开这个文件夹，装上它推荐的 YAML 扩展，写错了当场有提示，不用联网。`,
    `  生成讲话稿：speechgen build ${round}，稿子在 out/ 里；少不了又没写的（组长姓名、讲话人、值班电话）空着，标成【待补：组长姓名】，别的就不提。`,
    `  想改措辞：speechgen templates explain ${round} 看每篇用了哪些模板，speechgen templates eject 复制出来改。`,
    '',
  ].join('\n')
}
