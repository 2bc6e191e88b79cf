import { defineConfig } from 'vitest/config'

/** The whole matrix of speeches: thousands, so not among the tests (a fixed sample of it is). */
export default defineConfig({ test: { include: ['tests/matrix/*.matrix.ts'], testTimeout: 1_800_000 } })
