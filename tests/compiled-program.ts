import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inject } from 'vitest'

/** The program as it is installed: compiled, bundled, with templates and facts made ready. */
export interface CompiledProgram {
  readonly home: string
  /** the door of the bundle: `node <main> build …` */
  readonly main: string
  /** runs a command in a folder, in a process of its own */
  readonly speechgen: (cwd: string, ...args: readonly string[]) => CompiledRun
  /** a module of the compiled program: `commands/build.js` */
  readonly load: <T>(path: string) => Promise<T>
}

/** A program of one's own, with templates and facts that a test may change. */
export interface OwnProgram extends CompiledProgram {
  readonly remove: () => void
}

/** How a command of the compiled program ended. */
export interface CompiledRun {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

const env = { PATH: process.env['PATH'] ?? '' }

/** The program that all test files share: the first one that asks compiles it. Nobody may change it. */
export function sharedProgram(): CompiledProgram {
  const home = join(inject('shared'), 'program')
  const [made, failed] = [join(home, 'made'), join(home, 'failed')]
  if (isFirst(home)) {
    try {
      compile(home)
      writeFileSync(made, '')
    } catch (error) {
      writeFileSync(failed, String(error))
      throw error
    }
  }
  while (!existsSync(made)) {
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  }
  return programIn(home)
}

/** A copy of it, made ready from templates and facts of its own. */
export function ownProgram(): OwnProgram {
  const home = mkdtempSync(join(tmpdir(), 'speechgen-compiled-'))
  const shared = sharedProgram()
  cpSync(join(shared.home, 'dist'), join(home, 'dist'), { recursive: true })
  for (const name of ['templates', 'data']) cpSync(name, join(home, name), { recursive: true })
  for (const name of ['node_modules', 'package.json']) symlinkSync(resolve(name), join(home, name))
  cpSync('scripts/prepare.mjs', join(home, 'scripts/prepare.mjs'))
  execFileSync(process.execPath, [join(home, 'scripts/prepare.mjs')], { env })
  return { ...programIn(home), remove: () => rmSync(home, { recursive: true, force: true }) }
}

/** Whether nobody else has begun to compile. */
function isFirst(home: string): boolean {
  try {
    mkdirSync(home)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** As `npm run build` does, but elsewhere. */
function compile(home: string): void {
  const node = (...args: readonly string[]): void => void execFileSync(process.execPath, args, { env })
  // `npm run types` tells what has not the right type; what comes out nevertheless can be tried
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noEmitOnError', 'false']
  spawnSync(process.execPath, [...tsc, '--outDir', join(home, 'dist')], { env })
  for (const name of ['node_modules', 'package.json', 'templates', 'data', 'src'])
    symlinkSync(resolve(name), join(home, name))
  for (const name of ['prepare.mjs', 'bundle.mjs', 'launch.cjs'])
    cpSync(join('scripts', name), join(home, 'scripts', name))
  node(join(home, 'scripts/prepare.mjs'))
  node(join(home, 'scripts/bundle.mjs'))
}

const programIn = (home: string): CompiledProgram => ({
  home,
  main: join(home, 'dist/bin/main.js'),
  speechgen(cwd, ...args) {
    const main = join(home, 'dist/bin/main.js')
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd, env, encoding: 'utf8' })
    return { status, out: stdout, err: stderr }
  },
  load: async <T>(path: string) => (await import(pathToFileURL(join(home, 'dist', path)).href)) as T,
})
