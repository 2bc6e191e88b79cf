import { CommanderError } from 'commander'
import type { DirFlags, Register, Status, Surroundings } from './surroundings.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { withDirs } from './shared-options.ts'
import { ownRoots, report } from './surroundings.ts'

interface PreviewFlags extends DirFlags {
  readonly port: number
  readonly open: boolean
}

/** `speechgen preview` */
export const registerPreview: Register = (program, around, done) => {
  const command = program
    .command('preview')
    .description('在浏览器里看稿面、改轮次文件，Ctrl-C 结束')
    .argument('<round.yaml>', '轮次文件')
    .option('--port <n>', '端口，不写就随便找一个空的', readPort, 0)
    .option('--no-open', '不打开浏览器，只给出网址')
  withDirs(command).action(async (file: string, options: PreviewFlags) => {
    done(await preview(file, options, around, `speechgen ${program.version() ?? ''}`))
  })
}

async function preview(file: string, flags: PreviewFlags, around: Surroundings, generator: string): Promise<Status> {
  const [{ openPreview }, { servePreview }, { watchRounds }, { untilInterrupted }] = await Promise.all([
    import('../preview/session.ts'),
    import('../preview/serve.ts'),
    import('./watching.ts'),
    import('./until-interrupted.ts'),
  ])
  const where = await ownRoots(flags, around)
  if (where.user.read(file) === undefined) {
    await report([diagnostic('out/no-such-file', { file })], new Map(), around)
    return 2
  }
  const opened = await openPreview({ roots: where, name: file, generator })
  const serving = await servePreview({ preview: opened, own: where.own }, flags.port).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    around.err(`端口 ${flags.port} 用不了（${code}）。换一个，如 --port 4180；不写 --port 就随便找一个空的。\n`)
  })
  if (serving === undefined) return 2
  const interrupted = untilInterrupted()
  const watching = await watchRounds(around.cwd, [file], where, {
    async rebuild({ assets }) {
      if (assets) await opened.reload(await ownRoots(flags, around))
      serving.tell(assets ? 'assets' : 'round')
      if (assets) serving.tell('round')
    },
    failed: (error) => around.err(`${(error as Error).message}\n`),
  })
  around.err(`预览：${serving.url}\n只有本机打得开。Ctrl-C 结束。\n`)
  if (flags.open && around.terminal) {
    const { openBrowser } = await import('../workspace/open-browser.ts')
    openBrowser(serving.url)
  }
  await interrupted
  await watching.stop()
  await serving.close()
  return 0
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new CommanderError(2, 'speechgen.port', `“${text}”不是端口，写成 --port 4180。`)
}
