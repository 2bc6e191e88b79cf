import { readFileSync } from 'node:fs'
import type { Element } from '@xmldom/xmldom'
import { DOMParser } from '@xmldom/xmldom'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { diagnostic } from '../../src/model/diagnostic.ts'
import { locate } from '../../src/model/place.ts'
import { reportGithub } from '../../src/report/github.ts'
import { reportHuman } from '../../src/report/human.ts'
import { reportJson } from '../../src/report/json.ts'
import { reportJunit } from '../../src/report/junit.ts'
import { reportSarif } from '../../src/report/sarif.ts'

const text = '同志们,好 & <好>\n第二行'
const at = locate('一 稿.md', text)
const slip: Diagnostic = {
  code: 'check/half-width',
  args: { message: '汉字旁边是半角标点：“们,好”。', hint: '改成全角，如 & < " 100%。' },
  severity: 'warning',
  place: at(3, 4),
  related: [at(13, 15)],
  origin: { file: 'templates/a.md', line: 7, column: 1, endLine: 7, endColumn: 1 },
  fix: { from: 3, to: 4, text: '，' },
}
const grave: Diagnostic = { ...slip, code: 'check/placeholder', severity: 'error', place: at(0, 15) }
const note = diagnostic('manuscript/fixed', { file: '一 稿.md', count: 2 })
const lost = diagnostic('out/no-such-file', { file: '无.md' })
const all = [slip, grave, note, lost]
const sources = new Map([
  ['一 稿.md', text],
  ['干净.md', '同志们：'],
])
const rules = [{ id: 'half-width', severity: 'warning', about: '汉字旁边用了半角标点。' }] as const

describe('SARIF', () => {
  const log = JSON.parse(reportSarif(all, sources, { version: '0.1.0', rules })) as {
    runs: { results: Record<string, unknown>[]; tool: { driver: { rules: { id: string }[] } } }[]
  }
  // The schema is of draft 4: its name and its own address are all that a later reader does not take
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync('tests/fixtures/sarif/sarif-2.1.0-rtm.5.json', 'utf8')) as Record<string, unknown>
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema)

  it('is valid by the schema', () => {
    expect(validate(log) ? [] : validate.errors).toEqual([])
    expect(validate(JSON.parse(reportSarif([], new Map(), { version: '0.1.0', rules: [] })))).toBe(true)
    expect(validate({ ...log, runs: [{ results: [{}] }] })).toBe(false)
  })

  it('tells rule, level, place, origin and fix', () => {
    const [run] = log.runs
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual([
      'half-width',
      'placeholder',
      'manuscript/fixed',
      'out/no-such-file',
    ])
    expect(run?.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['placeholder', 'error'],
      ['half-width', 'warning'],
      ['manuscript/fixed', 'note'],
      ['out/no-such-file', 'error'],
    ])
    expect(run?.results[1]).toMatchObject({
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: encodeURIComponent('一 稿.md') },
            region: { startLine: 1, startColumn: 4, endLine: 1, endColumn: 5, snippet: { text: ',' } },
          },
        },
      ],
      relatedLocations: [
        { message: { text: '相关位置' } },
        { physicalLocation: { artifactLocation: { uri: 'templates/a.md' }, region: { startLine: 7 } } },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: '，' } }] }] }],
    })
  })
})

describe('JUnit', () => {
  const refuse = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`)
  }
  const parse = (xml: string) => new DOMParser({ onError: refuse }).parseFromString(xml, 'text/xml')

  it('is XML with a suite for each file, and counts that are true', () => {
    const document = parse(reportJunit(all, sources))
    const suites = Array.from<Element>(document.getElementsByTagName('testsuite')).map((suite) => ({
      name: suite.getAttribute('name'),
      tests: Number(suite.getAttribute('tests')),
      failures: Number(suite.getAttribute('failures')),
      cases: suite.getElementsByTagName('testcase').length,
      failed: suite.getElementsByTagName('failure').length,
    }))
    expect(suites).toEqual([
      { name: '一 稿.md', tests: 2, failures: 2, cases: 2, failed: 2 },
      { name: '干净.md', tests: 1, failures: 0, cases: 1, failed: 0 },
      { name: 'speechgen', tests: 1, failures: 1, cases: 1, failed: 1 },
    ])
    expect(document.documentElement?.getAttribute('tests')).toBe('4')
    const failure = document.getElementsByTagName('failure')[1]
    expect(failure?.textContent).toContain('改成全角，如 & < " 100%。')
    expect(failure?.textContent).toContain('模板 templates/a.md:7')
  })

  it('leaves out what XML cannot hold', () => {
    const odd = { ...slip, args: { message: '坏\u0000字\u0008符]]>' } }
    expect(
      parse(reportJunit([odd], sources))
        .getElementsByTagName('failure')[0]
        ?.getAttribute('message'),
    ).toBe('坏字符]]>')
  })
})

describe('GitHub Actions', () => {
  it('gets one command a finding, escaped', () => {
    const lines = reportGithub(all).split('\n')
    expect(lines).toHaveLength(5)
    expect(lines[1]).toBe(
      '::warning file=一 稿.md,line=1,endLine=1,col=4,endColumn=5,title=half-width::' +
        '汉字旁边是半角标点：“们,好”。%0A改成全角，如 & < " 100%25。%0A模板 templates/a.md:7',
    )
    expect(lines[0]).toMatch(/^::error file=一 稿\.md,line=1,endLine=2,col=1,title=placeholder::/u)
    expect(lines[2]).toMatch(/^::notice title=manuscript\/fixed::/u)
    expect(reportGithub([{ ...slip, place: { ...at(0, 1), file: 'a:b,c.md' } }])).toContain('file=a%3Ab%2Cc.md,')
  })
})

describe('the template of a generated paragraph', () => {
  it('is told to people and in JSON', () => {
    expect(reportHuman([slip], sources, { color: false })).toContain('\n  模板 templates/a.md:7\n')
    const { files } = JSON.parse(reportJson([slip], sources, new Map())) as { files: { findings: unknown[] }[] }
    expect(files[0]?.findings).toMatchObject([
      { rule: 'half-width', fix: { text: '，' }, origin: { file: 'templates/a.md', line: 7 } },
    ])
  })

  it('is not told twice where the place is the template itself', () => {
    const { origin, ...rest } = slip
    const built = { ...rest, ...(origin === undefined ? {} : { place: origin, origin }) }
    expect(reportHuman([built], sources, { color: false })).not.toContain('模板 ')
  })
})
