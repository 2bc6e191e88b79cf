import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Package {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  readonly resolved?: string
  readonly integrity?: string
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const { dependencies, devDependencies } = read('package.json') as Readonly<
  Record<string, Readonly<Record<string, string>>>
>
const { packages } = read('package-lock.json') as { packages: Readonly<Record<string, Package>> }
const named = { ...dependencies, ...devDependencies }
const guide = readFileSync('docs/dependencies.md', 'utf8')
const rows = new Map(
  Array.from(guide.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gmu), ([, name = '', licence = '', why = '']) => [
    name,
    { licence: licence.trim(), why: why.trim() },
  ]),
)
const installed = Object.entries(packages).filter(([path]) => path !== '')

describe('docs/dependencies.md', () => {
  it('names every dependency, and no other', () => {
    expect([...rows.keys()].toSorted()).toEqual(Object.keys(named).toSorted())
  })

  it.each(Object.keys(named))('%s: why, and under which licence', (name) => {
    const { license } = read(`node_modules/${name}/package.json`) as Package
    expect(rows.get(name)?.licence).toBe(license)
    expect(rows.get(name)?.why.length).toBeGreaterThan(5)
  })
})

describe('what is installed', () => {
  it('has exact versions', () => {
    for (const version of Object.values(named)) expect(version).toMatch(/^\d+\.\d+\.\d+$/u)
  })

  it('runs no script when it is installed', () => {
    expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path)).toEqual([])
  })

  it('comes with the digest of its archive', () => {
    const without = installed.filter(([, { resolved, integrity }]) => resolved !== undefined && integrity === undefined)
    expect(without.map(([path]) => path)).toEqual([])
  })

  it('has only licences that are listed, below the dependencies too', () => {
    const free = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'PSF-2.0'])
    const forTests = new Set([...free, 'MPL-2.0'])
    const wrong = installed.flatMap(([path, { license, dev }]) => {
      // Packages for other systems are not there, and the lock file does not say their licence
      const own =
        license ?? (existsSync(`${path}/package.json`) ? (read(`${path}/package.json`) as Package).license : 'MIT')
      return (dev === true ? forTests : free).has(own ?? 'none') ? [] : [`${path}: ${own}`]
    })
    expect(wrong).toEqual([])
  })
})
