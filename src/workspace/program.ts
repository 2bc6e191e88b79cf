import { basename, join, resolve } from 'node:path'

// One folder below the program's, whichever form it has: src/workspace/, dist/workspace/, and dist/bin/ in the bundle
const here = import.meta.dirname

/** The folder of the program: `src/`, or `dist/` where it is compiled. */
export const programFolder = resolve(here, '..')

/** The package's own folder, with its templates and facts. */
export const packageFolder = resolve(programFolder, '..')

/** The compiled thread of a build; undefined where the program runs from its source, which threads cannot load. */
export const threadScript = import.meta.filename.endsWith('.ts')
  ? undefined
  : basename(here) === 'bin'
    ? join(here, 'build-worker.js')
    : join(programFolder, 'commands/build/worker.js')
