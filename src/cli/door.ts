import type { BuildFlags } from './build-action.ts'
import { buildAction, buildDefaults } from './build-action.ts'
import type { Status, Surroundings } from './surroundings.ts'
import { version } from './version.ts'

/**
 * Runs one command line. What is asked for most, `build` with nothing but files, `--out` and `--jobs`, needs no parser of
 * command lines, which takes longer to load than a build with nothing to do takes to find that out; the parser does the same
 * with it (`tests/door.test.ts`).
 * @returns the exit status: 0 done, 1 errors in the input, 2 could not run
 */
export async function run(argv: readonly string[], around: Surroundings): Promise<Status> {
  const asked = plainBuild(argv)
  if (asked !== undefined) return buildAction(asked.files, asked.flags, around, `speechgen ${version()}`)
  const commands = await import('./run.ts')
  return commands.run(argv, around)
}

/** A build that is asked for in the plainest way; undefined where it is another command, or there is more to it. */
function plainBuild([command, ...words]: readonly string[]):
  | { readonly files: readonly string[]; readonly flags: BuildFlags }
  | undefined {
  if (command !== 'build') return undefined
  const files: string[] = []
  const said = new Map<string, string>()
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    const pattern = options.get(word)
    if (pattern === undefined) {
      if (!file.test(word)) return undefined
      files.push(word)
      continue
    }
    const value = words[++i] ?? ''
    if (said.has(word) || !pattern.test(value)) return undefined
    said.set(word, value)
  }
  if (files.length === 0) return undefined
  const jobs = said.get('--jobs')
  const out = said.get('--out') ?? buildDefaults.out
  return { files, flags: { ...buildDefaults, out, ...(jobs === undefined ? {} : { jobs: Number(jobs) }) } }
}

/** A word that is neither an option nor blank. */
const file = /^(?!-)(?!\s*$)/
const options = new Map([
  ['--out', file],
  ['--jobs', /^[1-9]\d?$/],
])
