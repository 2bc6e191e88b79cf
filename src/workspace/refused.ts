/** What the system refused, at a file as the user calls it: the system's own errors name it from the root of the disk. */
export interface Refused {
  /** the system's word: ENOSPC, EACCES, EBUSY … */
  readonly code: string
  /** missing where it was not said */
  readonly file?: string
}

/** Does something with a file. @throws what it throws; where that is the system's, with `file` as in `Refused` */
export function naming<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw code === undefined ? error : Object.assign(new Error(code, { cause: error }), { code, file })
  }
}

/** What an error says of the system's refusal; undefined where it is another one. */
export function refusal(error: unknown): Refused | undefined {
  const { code, file } = error as { readonly code?: unknown; readonly file?: unknown }
  if (typeof code !== 'string') return undefined
  return typeof file === 'string' ? { code, file } : { code }
}
