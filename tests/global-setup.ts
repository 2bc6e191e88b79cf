import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** a folder that all test files of a run share: `compiled-program.ts` compiles the program into it once */
    shared: string
  }
}

/** Gives the run its shared folder, and takes it away in the end. */
export function setup({ provide }: TestProject): () => void {
  const shared = mkdtempSync(join(tmpdir(), 'speechgen-tests-'))
  provide('shared', shared)
  return () => rmSync(shared, { recursive: true, force: true })
}
