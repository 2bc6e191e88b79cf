import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The program compiled into a folder of its own, with templates and facts that a test may change. */
export interface CompiledProgram {
  readonly home: string
  /** lays templates, facts and shells beside the program, as the package is built */
  readonly prepare: () => void
  /** runs a command in a folder, in a process of its own */
  readonly speechgen: (cwd: string, ...args: readonly string[]) => CompiledRun
  /** a module of the compiled program: `commands/build.js` */
  readonly load: <T>(path: string) => Promise<T>
  readonly remove: () => void
}

/** How a command of the compiled program ended. */
export interface CompiledRun {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Compiles the program. */
export function compileProgram(): CompiledProgram {
  const home = mkdtempSync(join(tmpdir(), 'speechgen-compiled-'))
  const tsc = 'node_modules/typescript/bin/tsc'
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', join(home, 'dist')])
  for (const name of ['node_modules', 'package.json']) symlinkSync(resolve(name), join(home, name))
  for (const name of ['templates', 'data']) cpSync(name, join(home, name), { recursive: true })
  cpSync('scripts/prepare.mjs', join(home, 'scripts/prepare.mjs'))
  const env = { PATH: process.env['PATH'] ?? '' }
  return {
    home,
    prepare: () => void execFileSync(process.execPath, [join(home, 'scripts/prepare.mjs')], { env }),
    speechgen(cwd, ...args) {
      const main = join(home, 'dist/main.js')
      const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd, env, encoding: 'utf8' })
      return { status, out: stdout, err: stderr }
    },
    load: async <T>(path: string) => (await import(pathToFileURL(join(home, 'dist', path)).href)) as T,
    remove: () => {
      rmSync(home, { recursive: true, force: true })
    },
  }
}
