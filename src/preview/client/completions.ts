import type { YamlPlace } from './yaml-path.ts'

/** What of a JSON Schema completion looks at. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** Something that may be written at a place. */
export interface Offer {
  readonly label: string
  /** what it means, in the schema's words */
  readonly about?: string
  readonly kind: 'key' | 'value'
}

/** Everything that the schema allows at a place of the text, in the order of the schema, each once. */
export function offersAt(schema: Schema, { path, writes }: Pick<YamlPlace, 'path' | 'writes'>): readonly Offer[] {
  let here: readonly Schema[] = [schema]
  for (const step of path) here = here.flatMap((each) => below(each, step))
  const forms = here.flatMap(alternatives)
  const offers = writes === 'key' ? [...forms.flatMap(keysOf), ...forms.flatMap(itemKeys)] : forms.flatMap(valuesOf)
  return [...new Map(offers.toReversed().map((offer) => [offer.label, offer])).values()].toReversed()
}

function alternatives(schema: Schema): readonly Schema[] {
  const others = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  return [schema, ...others.flatMap(alternatives)]
}

function below(schema: Schema, step: string | 0): readonly Schema[] {
  return alternatives(schema).flatMap((each) => {
    if (step === 0) return each.items ?? []
    const own = each.properties?.[step]
    if (own !== undefined) return own
    return typeof each.additionalProperties === 'object' ? each.additionalProperties : []
  })
}

const keysOf = ({ properties = {} }: Schema): readonly Offer[] =>
  Object.entries(properties).map(([label, { description }]) =>
    Object.assign({ label, kind: 'key' } as const, description === undefined ? {} : { about: description }),
  )

/** One item may stand for a list of one: its keys are offered there, too. */
const itemKeys = ({ items }: Schema): readonly Offer[] =>
  items === undefined ? [] : alternatives(items).flatMap(keysOf)

function valuesOf(schema: Schema): readonly Offer[] {
  const values = [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])]
  const own = values.map((value) =>
    Object.assign(
      { label: String(value), kind: 'value' } as const,
      schema.description === undefined ? {} : { about: schema.description },
    ),
  )
  return schema.items === undefined ? own : [...own, ...alternatives(schema.items).flatMap(valuesOf)]
}

/** Whether a round file is written with Chinese or English keys; one that is still empty is taken for Chinese. */
export function keyLanguage(text: string): 'zh' | 'en' {
  const keys = Array.from(text.matchAll(/^([^\s#:：-][^:：]*)[:：]/gm), ([, key = '']) => key)
  return keys.some((key) => /^[a-z_]+$/.test(key)) && !keys.some((key) => /\p{Script=Han}/u.test(key)) ? 'en' : 'zh'
}
