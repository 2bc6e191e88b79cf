import { pick } from '../model/pick.ts'
import type { View } from '../model/view.ts'
import type { Rendering } from './helpers.ts'
import { helpers, itemNumber, print } from './helpers.ts'
import type { Argument, CallStep, IfStep, Path, Program, Step } from './program.ts'

/** Programs of the pieces that others include. */
export type Pieces = (piece: string) => Program

/** How far a piece of a template may go before it is taken for one that never ends: a long speech has 60 000 characters. */
const limit = 400_000

/** How many steps it may take: lists in lists take time also where they print nothing. A long speech takes 5 000. */
const patience = 500_000

/** A template's text grew beyond all measure: nested `each` over long lists. */
export class TooLongError extends Error {}

interface Scope {
  readonly self: unknown
  readonly outer: Scope | undefined
  /** place in the list, and how long that is, inside `each` */
  readonly index: number
  readonly length: number
}

/**
 * Runs a checked template. The language is that of Handlebars, as far as templates may use it; `render.test.ts` holds
 * every template to what Handlebars itself makes of it.
 * @throws TooLongError
 */
export function render(program: Program, pieces: Pieces, view: View, rendering: Rendering): string {
  let text = ''
  let taken = 0
  const run = (steps: Program, scope: Scope): void => {
    // An item of a list whose body is empty is a step, too
    taken += 1
    for (const step of steps) {
      taken += 1
      if (typeof step === 'string') text += step
      else one(step, scope)
      if (text.length > limit || taken > patience) throw new TooLongError()
    }
  }
  const one = (step: Exclude<Step, string>, scope: Scope): void => {
    switch (step.op) {
      case 'print':
        text += print([valueAt(step.path, scope)], rendering, step)
        return
      case 'call':
        text += String(call(step, scope, rendering))
        return
      case 'number':
        text += itemNumber(scope.index)
        return
      case 'if':
        run(holds(step.test, scope, rendering) ? step.holds : step.otherwise, scope)
        return
      case 'wording':
        run(step.of[pick(rendering.seed, `wording ${step.id}`, step.of.length)] ?? [], scope)
        return
      case 'include':
        run(pieces(step.piece), scope)
        return
      case 'with': {
        const self = valueAt(step.path, scope)
        if (isThere(self)) run(step.body, { ...scope, self, outer: scope })
        else run(step.otherwise, scope)
        return
      }
      case 'each': {
        const list = valueAt(step.path, scope)
        if (!Array.isArray(list) || list.length === 0) run(step.otherwise, scope)
        else
          for (const [index, self] of list.entries()) run(step.body, { self, outer: scope, index, length: list.length })
      }
    }
  }
  run(program, { self: view, outer: undefined, index: 0, length: 0 })
  return text
}

const call = ({ helper, args, ...spot }: CallStep, scope: Scope, rendering: Rendering): string | boolean =>
  helpers[helper]?.(
    args.map((argument) => valueOf(argument, scope)),
    rendering,
    spot,
  ) ?? ''

function holds(test: IfStep['test'], scope: Scope, rendering: Rendering): boolean {
  if ('item' in test) return scope.index === (test.item === 'first' ? 0 : scope.length - 1)
  return isThere('op' in test ? call(test, scope, rendering) : valueAt(test.path, scope))
}

/** Empty texts, empty lists, nothing and `false` are not there; so is 0. */
const isThere = (value: unknown): boolean => Boolean(value) && !(Array.isArray(value) && value.length === 0)

const valueOf = (argument: Argument, scope: Scope): unknown =>
  typeof argument === 'object' ? valueAt(argument.path, scope) : argument

function valueAt([depth, ...parts]: Path, scope: Scope): unknown {
  let from: Scope | undefined = scope
  for (let i = 0; i < depth; i++) from = from?.outer
  let value = from?.self
  for (const part of parts) {
    // Only what the data holds itself: no way leads to a prototype
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[part]
  }
  return value
}
