import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Where TEST_REPORT names a file, what passed and failed is counted there too, for those who do not read the terminal
const report = process.env['TEST_REPORT']

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^.*\/workspace\/program\.ts$/,
        replacement: fileURLToPath(new URL('tests/installed-program.ts', import.meta.url)),
      },
    ],
  },
  test: {
    globalSetup: ['tests/global-setup.ts'],
    // A test that starts the program several times must not fail because the machine is busy
    testTimeout: 60_000,
    // By itself vitest leaves a core free: on two that is half of them
    maxWorkers: '100%',
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    coverage: { include: ['src/**'], reporter: ['text-summary'] },
    // The program, its templates and facts are loaded once for all files of a worker, not once a file
    isolate: false,
  },
})
