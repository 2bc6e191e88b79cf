import { expect, it } from 'vitest'
import { readAssets } from '../../src/commands/assets.ts'
import { fillShell, openShell } from '../../src/emit/docx/document.ts'
import { emitMarkdown } from '../../src/emit/markdown.ts'
import { readScript } from '../../src/parse/script.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Tools } from './matrix.ts'
import { allCells, composeCell } from './matrix.ts'

/** Every speech of the matrix through DOCX and back, run by `npm run round-trip`; MATRIX and EVERY as for the matrix. */
it('every speech of the matrix comes back from its DOCX as it went', async () => {
  const assets = readAssets({ own: openDisk('.'), user: openMemory() }, new Map())
  const only = process.env['MATRIX']?.split(',')
  const every = Number(process.env['EVERY'] ?? 1)
  const shell = await openShell('document')
  const changed: string[] = []
  let speeches = 0
  let seen = 0
  for (const cell of allCells(assets.catalogue!)) {
    const name = Object.values(cell).join(' ')
    if (only?.every((word) => name.includes(word)) === false || seen++ % every !== 0) continue
    for (const { speech } of composeCell(cell, assets as Tools).composed) {
      speeches++
      const front = { generator: 'speechgen test', inputs: 'sha256:0', units: ['某某局'] }
      const markdown = emitMarkdown(speech, front)
      const docx = fillShell(shell, speech, front)
      const [fromWord, fromText] = [await readScript('a.docx', docx), await readScript('a.md', Buffer.from(markdown))]
      const back = fromWord.script === undefined ? '' : emitMarkdown(fromWord.script, fromWord.origin)
      const again = fromText.script === undefined ? [] : fillShell(shell, fromText.script, fromText.origin)
      if (back !== markdown || Buffer.compare(Buffer.from(again), docx) !== 0) changed.push(`${name} ${speech.kind}`)
    }
  }
  process.stdout.write(`every ${every}th of ${seen} rounds, ${speeches} speeches, ${changed.length} changed\n`)
  expect(changed.slice(0, 20)).toEqual([])
})
