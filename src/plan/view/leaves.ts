import type { Leaf } from '../../model/view.ts'

export const leaf = (text: string | number, path: string): Leaf =>
  typeof text === 'number' ? { text: String(text), path, number: text } : { text, path }

/** A value that the round file does not give and that cannot be done without: held open in the text. */
export const hold = (name: string, path: string): Leaf => ({ text: `【待补：${name}】`, path })

/** Keeps optional keys absent instead of undefined. */
export const given = <K extends string>(key: K, text: string | number | undefined, path: string) =>
  (text === undefined ? {} : { [key]: leaf(text, path) }) as Partial<Record<K, Leaf>>
