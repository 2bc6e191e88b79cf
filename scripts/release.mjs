// npm run release -- 0.2.0 [--publish]
//
// Makes a release: checks, versions, changelog, package, tag. Without --publish it is a dry run, which changes nothing and
// says what it would do. What has been done can be looked at before `git push --follow-tags`.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    publish: { type: 'boolean', default: false },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
})
const [version = ''] = positionals
const before = JSON.parse(read('package.json')).version

const problems = [
  ...(/^\d+\.\d+\.\d+$/u.test(version) ? [] : ['写明版本，如 npm run release -- 0.2.0']),
  ...(isAfter(version, before) || version === before ? [] : [`${version} 不比 ${before} 新`]),
  ...(git('status', '--porcelain') === '' ? [] : ['有没提交的改动']),
  ...(git('tag', '--list', `v${version}`) === '' ? [] : [`已经有 v${version}`]),
  ...(/^## Unreleased\n+### /mu.test(read('CHANGELOG.md')) ? [] : ['CHANGELOG.md 的 Unreleased 下面没有内容']),
]
if (problems.length > 0) {
  for (const problem of problems) console.error(problem)
  process.exit(1)
}

/** The files that name the version, and what they say then. */
const changes = {
  'package.json': (text) => text.replace(`"version": "${before}"`, `"version": "${version}"`),
  'package-lock.json': (text) =>
    text
      .replaceAll(`"name": "speechgen",\n  "version": "${before}"`, `"name": "speechgen",\n  "version": "${version}"`)
      .replace(
        `"name": "speechgen",\n      "version": "${before}"`,
        `"name": "speechgen",\n      "version": "${version}"`,
      ),
  'CHANGELOG.md': (text) => text.replace('## Unreleased\n', `## Unreleased\n\n## ${version} — ${values.date}\n`),
  'ci/github.yml': (text) => text.replaceAll(`speechgen@${before}`, `speechgen@${version}`),
  'ci/gitlab.yml': (text) => text.replaceAll(`speechgen@${before}`, `speechgen@${version}`),
}
for (const [file, change] of Object.entries(changes)) {
  const [text, changed] = [read(file), change(read(file))]
  if (text === changed && version !== before) throw new Error(`${file} does not name ${before}`)
  say(`写 ${file}`, () => writeFileSync(root + file, changed))
}
say('npm run walk，npm run docs：照上手做一遍', () => {
  run('npm', 'run', 'walk')
  run('npm', 'run', 'docs')
})
say('npm run verify', () => run('npm', 'run', 'verify'))
say(`git commit, git tag v${version}`, () => {
  run('git', 'commit', '--quiet', '-m', `Release ${version}`, '--', ...Object.keys(changes), 'docs')
  run('git', 'tag', '-a', `v${version}`, '-m', version)
})
say('npm publish（先由 prepack 重新编译）', () => run('npm', 'publish'))
if (!values.publish) {
  console.log('以上都没有做。这一步真的做：打包、看包对不对。')
  run('npm', 'run', '--silent', 'pack:check')
  run('npm', 'run', '--silent', 'standalone', '--', '--node', 'none')
}

function say(what, work) {
  console.log(values.publish ? what : `要做：${what}`)
  if (values.publish) work()
}
function read(file) {
  return readFileSync(root + file, 'utf8')
}
function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
}
function run(command, ...args) {
  execFileSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
}
function isAfter(one, other) {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number))
  const i = a.findIndex((part, at) => part !== b[at])
  return i >= 0 && a[i] > b[i]
}
