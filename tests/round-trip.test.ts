import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readAssets } from '../src/commands/assets.ts'
import { buildRounds } from '../src/commands/build.ts'
import { emitDocx } from '../src/emit/docx/document.ts'
import { emitMarkdown } from '../src/emit/markdown.ts'
import { readScript } from '../src/parse/script.ts'
import { openDisk } from '../src/workspace/disk.ts'
import { openMemory } from '../src/workspace/memory.ts'

const assets = readAssets({ own: openDisk('.'), user: openMemory() }, new Map())
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

describe('every speech of the example rounds', () => {
  const rounds = readdirSync('data/examples').filter((file) => file.endsWith('.yaml'))

  it.each(rounds)('%s: Markdown and DOCX say the same, either gives the other', async (round) => {
    const user = openMemory({ [round]: readFileSync(`data/examples/${round}`) })
    const options = { files: [round], out: 'out', formats: ['md', 'docx'], strict: false, force: false } as const
    await buildRounds(assets, user, { ...options, generator: 'speechgen test' }, new Map())
    const speeches = user.list('out').filter((path) => path.endsWith('.md'))
    expect(speeches.length).toBeGreaterThan(0)
    const wrong: string[] = []
    for (const path of speeches) {
      const [md, docx] = ['.md', '.docx'].map((ending) => user.read(`out/${path.replace(/\.md$/, ending)}`))
      if (md === undefined || docx === undefined) throw new Error(`${path} is missing`)
      for (const [file, bytes] of [
        ['a.md', md],
        ['a.docx', docx],
      ] as const) {
        const { script, origin, diagnostics } = await readScript(file, bytes)
        if (script === undefined || diagnostics.length > 0) throw new Error(`${path} cannot be read`)
        if (emitMarkdown(script, origin) !== decode(md)) wrong.push(`${file} → md: ${path}`)
        if (Buffer.compare(await emitDocx(script, 'document', origin), docx) !== 0) wrong.push(`${file} → docx: ${path}`)
      }
    }
    expect(wrong).toEqual([])
  })
})
