import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { explainSyntax } from '../../../src/compose/prepare/syntax.ts'

/** What is said of a text that does not parse, as `characters it is about: detail`. */
function explained(text: string): string {
  try {
    Handlebars.parse(text)
  } catch (error) {
    const { detail, from, to } = explainSyntax((error as Error).message, text)
    return `${text.slice(from, to)}: ${detail}`
  }
  return 'fine'
}

describe('a template that cannot be parsed', () => {
  it.each([
    ['{{#if 单位.行业}}好\n\n{{#if 多家}}x{{/if}}\n完', '{{#if 单位.行业}}: {{#if 单位.行业}} 后面没有对应的 {{/if}}'],
    ['{{#换说}}甲{{else}}乙', '{{#换说}}: {{#换说}} 后面没有对应的 {{/换说}}'],
    ['{{#if 多家}}好{{/each}}', '{{/each}}: {{#if 多家}} 要用 {{/if}} 结束，这里写的是 {{/each}}'],
    ['好\n{{/if}}', '{{/if}}: {{/if}} 前面没有对应的 {{#if}}'],
    ['好{{else}}', '{{else}}: {{else}} 不在任何 {{#if}} 里面'],
    ['好{{单位.简称}。{{名称}}', '{{单位.简称: “{{单位.简称”没有用 }} 结束'],
    ['{{!-- {{#if --}}好{{/if}}', '{{/if}}: {{/if}} 前面没有对应的 {{#if}}'],
    ['好\n{{提法 "spirit}}', ': 这一行 {{ }} 里面的写法不对，多半是引号或圆括号没有成对'],
  ])('%s', (text, expected) => {
    expect(explained(text)).toBe(expected)
  })
})
