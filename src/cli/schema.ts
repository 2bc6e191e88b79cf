import { Option } from 'commander'
import type { Register } from './surroundings.ts'

/** `speechgen schema` */
export const registerSchema: Register = (program, around) => {
  program
    .command('schema')
    .description('轮次文件的 JSON Schema')
    .addOption(new Option('--lang <lang>', '只给一种语言的键').choices(['zh', 'en']))
    .action(async (options: { lang?: 'zh' | 'en' }) => {
      const { printSchema } = await import('../commands/schema.ts')
      around.out(printSchema(options.lang))
    })
}
