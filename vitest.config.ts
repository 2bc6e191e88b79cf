import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vitest/config'
import { defineConfig } from 'vitest/config'

// Where TEST_REPORT names a file, what passed and failed is counted there too, for those who do not read the terminal
const report = process.env['TEST_REPORT']

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
/** Modules of the program that others take the place of; each of these says why. */
const standIns: ReadonlyMap<string, string> = new Map([
  [at('src/workspace/program.ts'), at('tests/installed-program.ts')],
  [at('src/commands/assets.ts'), at('tests/remembered-assets.ts')],
])
const putInPlace: Plugin = {
  name: 'stand-ins',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!/\/(?:program|assets)\.ts$/.test(source) || Array.from(standIns.values()).includes(importer ?? '')) return null
    const found = await this.resolve(source, importer, { ...options, skipSelf: true })
    return standIns.get(found?.id ?? '') ?? found
  },
}

export default defineConfig({
  plugins: [putInPlace],
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/global-setup.ts'],
    // The program, its templates and facts are loaded once for all files of a worker, not once a file
    isolate: false,
    // A test that starts the program several times must not fail because the machine is busy
    testTimeout: 60_000,
    // By itself vitest leaves a core free: on two that is half of them
    maxWorkers: '100%',
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    coverage: { include: ['src/**/*.ts'], reporter: ['text-summary'] },
  },
})
