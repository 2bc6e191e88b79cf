import { Argument } from 'commander'
import type { ShellName } from './completion/shells.ts'
import { shells } from './completion/shells.ts'
import type { Register } from './surroundings.ts'

/** `speechgen completion`. Only where the program was told of all its commands does it complete all of them. */
export const registerCompletion: Register = (program, around) => {
  program
    .command('completion')
    .description('让命令行按 Tab 补全命令和选项')
    .addArgument(new Argument('<shell>', '你用的命令行').choices(shells))
    .action(async (shell: ShellName) => {
      const [{ completionScript }, { commandTree }] = await Promise.all([
        import('./completion/scripts.ts'),
        import('./completion/tree.ts'),
      ])
      around.out(completionScript(shell, commandTree(program)))
    })
}
