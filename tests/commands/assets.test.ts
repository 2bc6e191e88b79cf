import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import type * as Reading from '../../src/commands/assets.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

// Not what the other tests remember
const { noAssets, readAssets } = await vi.importActual<typeof Reading>('../../src/commands/assets.ts')
const disk = openDisk(fileURLToPath(new URL('../../', import.meta.url)))

/** The package's own folder, with a template that can be saved, and a count of what was read. */
function ownFolder() {
  let [saved, settles, reads] = ['第一次', true, 0]
  const template = 'templates/sections/表态发言/结尾/自己的.md'
  const own: Workspace = {
    ...disk,
    list: (folder) => [...disk.list(folder), ...(folder === 'templates' ? [template.slice('templates/'.length)] : [])],
    stamp: (folder) => ({ ...disk.stamp(folder), text: `${disk.stamp(folder).text} ${saved}`, settles }),
    read(path) {
      reads++
      return path === template ? new TextEncoder().encode(`---\n---\n${saved}。\n`) : disk.read(path)
    },
  }
  return {
    roots: { own, user: openMemory() },
    save: (text: string) => void (saved = text),
    hurry: () => void (settles = false),
    readsOf: (run: () => void) => {
      const before = reads
      run()
      return reads - before
    },
  }
}

describe('what the package holds', () => {
  it('is not read again while nobody has touched it', () => {
    const { roots, save, readsOf } = ownFolder()
    const memory = noAssets()
    const bodies = () =>
      readAssets(roots, new Map(), memory).templates.sections.flatMap(({ file, body }) =>
        file.endsWith('自己的.md') ? [body.trim()] : [],
      )
    expect(bodies()).toEqual(['第一次。'])
    const texts = new Map<string, string>()
    expect(readsOf(() => readAssets(roots, texts, memory))).toBe(0)
    expect(texts.get('templates/sections/表态发言/结尾/自己的.md')).toContain('第一次')
    save('第二次')
    expect(bodies()).toEqual(['第二次。'])
  })

  it('is read again where a change may have left the same times', () => {
    const { roots, hurry, readsOf } = ownFolder()
    hurry()
    const memory = noAssets()
    readAssets(roots, new Map(), memory)
    expect(readsOf(() => readAssets(roots, new Map(), memory))).toBeGreaterThan(100)
  })
})
