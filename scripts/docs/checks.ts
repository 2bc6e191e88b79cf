import { rules } from '../../src/check/rules.ts'
import type { Example } from '../../src/check/rule.ts'
import { severityWords } from '../../src/model/diagnostic.ts'
import { code, page, table } from './page.ts'

/** `docs/checks.md`, from the rules of the proofreader. */
export function checksPage(): string {
  const counts = (['error', 'warning', 'info'] as const).map(
    (severity) => `${severityWords[severity]} ${rules.filter((rule) => rule.severity === severity).length} 条`,
  )
  return page([
    '# 检查规则',
    `\`speechgen check\` 有 ${rules.length} 条规则（${counts.join('，')}），照这里的顺序检查。生成的稿子和别处写的稿子用同样的规则；宁可漏报，不误报。`,
    `例外写在稿子里：单独一行 \`<!-- speechgen-ignore half-width -->\` 管下一段，\`<!-- speechgen-ignore-file half-width -->\` 管全篇。
一律不用某条规则，写在稿子旁边的 \`.speechgen.yml\` 里：\`rules: {half-width: off}\`，也可以改成 \`error\`、\`warning\`、\`info\`。`,
    table(
      ['规则', '级别', '查什么'],
      rules.map(({ id, severity, about }) => [`[${id}](#${id})`, severityWords[severity], about]),
    ),
    ...rules.map(({ id, severity, about, example }) =>
      [`## ${id}`, `${severityWords[severity]}。${about}`, exampleOf(example)].join('\n\n'),
    ),
  ])
}

function exampleOf({ wrong, right, date, given }: Example): string {
  return table(
    ['', ''],
    [
      ...(date === undefined ? [] : [['开会日期', date]]),
      ...(given === undefined ? [] : [['对照', given]]),
      ['会报', code(wrong)],
      ...(right === undefined ? [] : [['应为', code(right)]]),
    ],
  )
}
