import { basename, join, resolve } from 'node:path'

// One folder below the program's, whichever form it has: src/workspace/, dist/workspace/, and dist/bin/ in the bundle
const here = import.meta.dirname

/** The folder of the program: `src/`, or `dist/` where it is compiled. */
export const programFolder = resolve(here, '..')

/** The package's own folder, with its templates and facts. */
export const packageFolder = resolve(programFolder, '..')

/** The thread that makes meetings of a round, as a file; undefined where the program runs from its source, which threads cannot load. */
export const threadScript = scriptOf('build-worker.js', 'commands/build/worker.js')

/** The thread that finishes speeches while others are composed, likewise. */
export const finishingScript = scriptOf('finishing-worker.js', 'commands/build/finishing.js')

function scriptOf(inBundle: string, compiled: string): string | undefined {
  if (import.meta.filename.endsWith('.ts')) return undefined
  return basename(here) === 'bin' ? join(here, inBundle) : join(programFolder, compiled)
}
