import type { BuildFlags } from './build-action.ts'
import { buildAction, buildDefaults } from './build-action.ts'
import { withRounds } from './round-options.ts'
import { readJobs, readShard } from './shard.ts'
import type { Register } from './surroundings.ts'

/** `speechgen build` */
export const registerBuild: Register = (program, around, done) => {
  withRounds(program.command('build').description('生成讲话稿'))
    .option('--force', '手工改过的 .md 不合并、.docx 不保留，都覆盖', buildDefaults.force)
    .option('--jobs <n>', '线程数，默认与处理器核数相同', readJobs)
    .option('--shard <i/n>', '只做 n 份里的第 i 份，如 2/4；auto 按流水线给的变量', (text) =>
      readShard(text, around.env ?? {}),
    )
    .option('--json', '把清单和诊断以 JSON 写到标准输出', buildDefaults.json)
    .action(async (files: string[], options: BuildFlags) => {
      done(await buildAction(files, options, around, `speechgen ${program.version() ?? ''}`))
    })
}
