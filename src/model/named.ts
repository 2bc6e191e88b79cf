import { grouped } from './grouped.ts'

/** Something that an id, a name or an alias means. */
interface Named {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
}

const named = new WeakMap<readonly Named[], ReadonlyMap<string, readonly Named[]>>()

/** What each name of a list means, worked out once: a round of thousands of units asks for each of them. */
export function byName<T extends Named>(
  list: readonly T[],
  plain: (name: string) => string,
): ReadonlyMap<string, readonly T[]> {
  const known = named.get(list) as ReadonlyMap<string, readonly T[]> | undefined
  if (known !== undefined) return known
  const made = grouped(
    list.flatMap((each) =>
      Array.from(new Set([each.id, each.name, ...each.aliases].map(plain)), (name) => [name, each] as const),
    ),
  )
  named.set(list, made)
  return made
}
