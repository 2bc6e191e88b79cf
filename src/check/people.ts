import type { Person, Round } from '../model/round.ts'

/** A person whom the round names, with every title that it gives him. */
export interface KnownPerson {
  readonly name: string
  readonly titles: readonly string[]
}

const known = new WeakMap<Round, readonly KnownPerson[]>()

/** Everyone with a name in a round: team heads and their deputies, heads of units, who chairs, speaks, reads. */
export function peopleOf(round: Round): readonly KnownPerson[] {
  const before = known.get(round)
  if (before !== undefined) return before
  const byName = new Map<string, Set<string>>()
  const add = (person: Person | undefined, prefix = ''): void => {
    if (person?.name === undefined || !/^\p{Script=Han}{2,4}$/u.test(person.name)) return
    const titles = byName.get(person.name) ?? new Set<string>()
    byName.set(person.name, titles)
    if (person.title !== undefined) titles.add(`${person.title.startsWith(prefix) ? '' : prefix}${person.title}`)
  }
  for (const team of round.teams) {
    add(team.leader === undefined ? undefined : { title: '组长', ...team.leader }, team.name)
    for (const deputy of team.deputies) add({ title: '副组长', ...deputy }, team.name)
  }
  for (const { head } of round.units) add(head)
  for (const meeting of round.meetings) {
    add(meeting.chair)
    for (const item of meeting.agenda) add('speech' in item ? item.speaker : item.by)
  }
  const people = Array.from(byName, ([name, titles]): KnownPerson => ({ name, titles: [...titles] }))
  known.set(round, people)
  return people
}

/** The offices that stand at the end of a title: 副组长 is another than 组长. */
export const office =
  '副?(?:组长|书记|主任|局长|部长|院长|校长|主席|县长|市长|区长|镇长|乡长|董事长|总经理|检察长|会长|社长|站长|所长)|常委|巡察专员'
