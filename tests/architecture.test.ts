import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Which rooms a room may import from, itself aside: the picture in src/README.md, row by row. */
const mayImport: Readonly<Record<string, readonly string[]>> = pictured(readFileSync('src/README.md', 'utf8'))

function pictured(guide: string): Readonly<Record<string, readonly string[]>> {
  const rooms: Record<string, readonly string[]> = {}
  for (const [, room = '', may = ''] of guide.matchAll(/^\| `([a-z-]+)(?:\/|\.ts)` \|.*\| ([^|]+) \|$/gmu)) {
    const [words = ''] = may.split(';')
    const named = words === 'nothing' ? [] : words === 'all above' ? Object.keys(rooms) : words.split(', ')
    const unknown = named.filter((name) => rooms[name] === undefined)
    if (unknown.length > 0)
      throw new Error(`src/README.md: ${room} may import ${unknown.join(', ')}, which is not above it`)
    rooms[room] = named
  }
  return rooms
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))

/** `src/model/round.ts` → model, `src/cli/run.ts` → cli */
const roomOf = (file: string): string => file.split('/')[0]?.replace(/\.ts$/, '') ?? ''

const imports = (file: string): readonly string[] =>
  Array.from(
    readFileSync(join('src', file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g),
    (found) => found[1] ?? '',
  )

describe('the house', () => {
  it('has only the rooms that the picture shows', () => {
    expect(new Set(files.map(roomOf))).toEqual(new Set(Object.keys(mayImport)))
  })

  it.each(files)('%s imports only from rooms to its left', (file) => {
    const room = roomOf(file)
    const allowed = [room, ...(mayImport[room] ?? [])]
    for (const path of imports(file).filter((found) => found.startsWith('.'))) {
      const target = roomOf(normalize(join(dirname(file), path)))
      expect(allowed, `${file} imports ${path}`).toContain(target)
    }
  })

  it('touches files, the clock and other programs only in workspace/, and the process only at the door', () => {
    const forbidden =
      /from 'node:(?:fs|child_process)|Date\.now\(|new Date\(\)|Math\.random\(|process\.(env|cwd|argv|stdout|stderr)/
    const atTheDoor = new Set(['cli/version.ts', 'main.ts'])
    const offenders = files.filter(
      (file) =>
        roomOf(file) !== 'workspace' && !atTheDoor.has(file) && forbidden.test(readFileSync(join('src', file), 'utf8')),
    )
    expect(offenders).toEqual([])
  })

  it('keeps the prose of speeches out of the code', () => {
    // A run of 24 Han characters and commas is a sentence; only messages and descriptions of fields are sentences in src/
    const sentence = /[\p{Script=Han}，、]{24,}/u
    const messages =
      /^(model\/messages\/|model\/view\.ts|parse\/round\/|parse\/catalogue|check\/rules\/|commands\/|cli\/|report\/|preview\/)/
    const offenders = files
      .filter((file) => !messages.test(file))
      .filter((file) =>
        readFileSync(join('src', file), 'utf8')
          .split('\n')
          .some((line) => !/^\s*(\/\/|\*|\/\*)/.test(line) && sentence.test(line)),
      )
    expect(offenders).toEqual([])
  })

  it('says why a file of more than 250 lines is one', () => {
    const said = (of: string) => readFileSync(`${of}/README.md`, 'utf8')
    const unsaid = ['src', 'tests'].flatMap((of) =>
      readdirSync(of, { recursive: true, encoding: 'utf8' })
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => /\.(?:ts|css)$/u.test(file))
        .filter((file) => readFileSync(join(of, file), 'utf8').split('\n').length > 251)
        .filter((file) => !said(of).includes(`\`${file}\``)),
    )
    expect(unsaid).toEqual([])
  })

  it('has no room for things without a home', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|types|misc)(\/|\.ts$)/.test(file))).toEqual([
      'compose/helpers.ts', // Handlebars' own word for what it holds
    ])
  })
})
