import type { TextlintPluginCreator, TextlintRuleModule } from '@textlint/kernel'
import { TextlintKernel } from '@textlint/kernel'
import { expect, it } from 'vitest'
import { rules, rulesConfig } from '../src/textlint.ts'

/** A plugin that gives the whole text as one string: the rules look at the raw text alone. */
const plain = {
  Processor: class {
    availableExtensions() {
      return ['.md', '.txt']
    }
    processor() {
      return {
        preProcess(text: string) {
          const lines = text.split('\n')
          const loc = {
            start: { line: 1, column: 0 },
            end: { line: lines.length, column: lines.at(-1)?.length ?? 0 },
          }
          const at = { range: [0, text.length] as const, raw: text, loc }
          return { type: 'Document', children: [{ type: 'Str', value: text, ...at }], ...at }
        },
        postProcess: (messages: unknown[], filePath = '') => ({ messages, filePath }),
      }
    }
  },
} as unknown as TextlintPluginCreator

const kernelRules = Object.entries(rules).map(([ruleId, rule]) => ({
  ruleId,
  rule: rule as unknown as TextlintRuleModule,
  options: rulesConfig[ruleId] as { severity: 'error' | 'warning' | 'info' },
}))
const options = {
  ext: '.md',
  filePath: '稿.md',
  plugins: [{ pluginId: 'plain', plugin: plain }],
  rules: kernelRules,
}
const text = '同志们：\n\n**一要**开会,请讲。\n\n任务完成。。\n'

it('tells editors what the rules find, where it stands', async () => {
  const { messages } = await new TextlintKernel().lintText(text, options)
  expect(messages.map(({ ruleId, range, severity }) => [ruleId, text.slice(...range), severity])).toEqual([
    ['half-width', ',', 1],
    ['doubled-punctuation', '。。', 2],
  ])
  expect(messages[0]?.message).toContain('半角标点')
})

it('mends what is certain', async () => {
  const { output } = await new TextlintKernel().fixText(text, options)
  expect(output).toBe('同志们：\n\n**一要**开会，请讲。\n\n任务完成。\n')
})
