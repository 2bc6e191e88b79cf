import { join, resolve } from 'node:path'
import { sharedProgram } from './compiled-program.ts'

// Takes the place of src/workspace/program.ts in the tests (vitest.config.ts): what runs from its source finds
// templates and facts made ready, as it does where it is installed, and need not read all of them at every call.

/** Where what was made ready lies. */
export const programFolder = join(sharedProgram().home, 'dist')

/** The package's own folder. */
export const packageFolder = resolve('.')

/** Threads cannot load the source. */
export const threadScript = undefined
export const finishingScript = undefined
