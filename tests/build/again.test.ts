import { describe, expect, it } from 'vitest'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { build, encode, example, shortest, snapshot, workspaceWith } from './building.ts'

describe('building again', () => {
  it('writes nothing where nothing changed', async () => {
    const user = workspaceWith(shortest)
    await build(user)
    expect(await build(user)).toMatchObject({ written: 0, unchanged: 2, status: 0 })
  })

  it('rewrites what changed and takes away what is no longer in the round', async () => {
    const user = workspaceWith(example('full.yaml'))
    await build(user)
    const before = user.list('out').filter((path) => path.endsWith('.md'))
    user.write('round.yaml', encode(shortest.replace('九届市委第二轮巡察', '十三届县委第一轮巡察')))
    const result = await build(user)
    expect(result.status).toBe(0)
    const after = user.list('out').filter((path) => path.endsWith('.md'))
    expect(after).toHaveLength(2)
    expect(before.some((path) => after.includes(path))).toBe(false)
  })

  it('recovers from a build that was killed between two files', async () => {
    const user = workspaceWith(shortest)
    const clean = openMemory()
    clean.write('round.yaml', encode(shortest))
    await build(clean)
    let puts = 0
    const dying: Workspace = {
      ...user,
      put: (staged, path) => {
        // What is remembered of the files goes first
        if (++puts > 2) throw new Error('killed')
        user.put(staged, path)
      },
      remove: () => {},
    }
    await expect(build(dying)).rejects.toThrow('killed')
    // The wording changes before the next build: what the dead build had begun is still known as ours
    user.write('round.yaml', encode(shortest.replace('张某', '李某')))
    clean.write('round.yaml', encode(shortest.replace('张某', '李某')))
    await build(clean)
    const result = await build(user)
    expect(result.diagnostics.map(({ code }) => code)).not.toContain('out/hand-edited')
    expect(snapshot(user)).toEqual(snapshot(clean))
  })

  it('says so when the disk refuses, and leaves no manifest that lies', async () => {
    const user = workspaceWith(shortest)
    const full: Workspace = {
      ...user,
      stage: () => {
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      },
    }
    const result = await build(full)
    expect(result).toMatchObject({ status: 2, manifests: [] })
    expect(result.diagnostics.map(({ code }) => code)).toContain('out/cannot-write')
  })
})
