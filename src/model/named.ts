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
  const made = new Map<string, T[]>()
  for (const each of list)
    for (const name of new Set([each.id, each.name, ...each.aliases].map(plain)))
      made.set(name, [...(made.get(name) ?? []), each])
  named.set(list, made)
  return made
}
