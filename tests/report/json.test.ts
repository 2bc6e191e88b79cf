import { expect, test } from 'vitest'
import { diagnostic } from '../../src/model/diagnostic.ts'
import { locate } from '../../src/model/place.ts'
import { findingsJson, reportJson } from '../../src/report/json.ts'

const text = '轮次:\n  名子: 某轮\n'
const sources = new Map([
  ['b.yaml', text],
  ['a.yaml', ''],
])
const slip = diagnostic(
  'round/unknown-key',
  { key: '名子', under: '轮次', suggestion: '名称' },
  locate('b.yaml', text)(6, 8),
)
const lost = diagnostic('out/no-such-file', { file: 'c.yaml' })

test('findings by file, with excerpt, message and hint', () => {
  expect(JSON.parse(reportJson([lost, slip], sources, new Map([['a.yaml', { characters: 420, minutes: 2 }]])))).toEqual(
    {
      version: 1,
      files: [
        { file: 'a.yaml', characters: 420, minutes: 2, findings: [] },
        {
          file: 'b.yaml',
          findings: [
            {
              rule: 'round/unknown-key',
              severity: 'error',
              line: 2,
              column: 3,
              endLine: 2,
              endColumn: 5,
              excerpt: '名子',
              message: '轮次不认识“名子”这个键，它的内容不会进入讲话。',
              hint: '是不是想写“名称”？',
            },
          ],
        },
        {
          file: '',
          findings: [
            { rule: 'out/no-such-file', severity: 'error', message: expect.any(String), hint: expect.any(String) },
          ],
        },
      ],
      summary: { error: 2, warning: 0, info: 0 },
    },
  )
})

test('in one list each finding names its file and the places that belong to it', () => {
  const at = locate('b.yaml', text)
  const twice = diagnostic('round/duplicate-key', { key: 'a', first: 'a', line: 1 }, at(0, text.length), [at(0, 2)])
  expect(findingsJson([slip, twice], sources)).toMatchObject([
    { file: 'b.yaml', excerpt: text, related: [{ file: 'b.yaml', line: 1, column: 1 }] },
    { file: 'b.yaml', line: 2 },
  ])
})
