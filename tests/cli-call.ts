import { run } from '../src/cli/door.ts'

/** How one command line ended, and what it wrote. */
export interface Called {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** Runs command lines in a folder, away from any terminal. @param cwd the folder they run in */
export const callIn =
  (cwd: string) =>
  async (...argv: readonly string[]): Promise<Called> => {
    let out = ''
    let err = ''
    const status = await run(argv, {
      out: (text) => (out += text),
      err: (text) => (err += text),
      terminal: false,
      color: false,
      cwd,
    })
    return { status, out, err }
  }
