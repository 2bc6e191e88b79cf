import type { JsonSchema } from '@valibot/to-json-schema'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { Notes } from './definition.ts'
import { writtenRound } from './definition.ts'

/** Languages that keys can be offered in. */
export type KeyLanguage = 'zh' | 'en'

type Noted = JsonSchema & Notes

/**
 * The JSON Schema (draft 7, which editors know best) of the round file.
 * @param language offer only the keys of this language; without it those of both are accepted
 */
export function roundJsonSchema(language?: KeyLanguage): JsonSchema {
  const { $schema, ...schema } = toJsonSchema(writtenRound, { target: 'draft-07', errorMode: 'ignore' })
  return {
    ...($schema === undefined ? {} : { $schema }),
    title: '巡察轮次文件',
    description: '一个文件写一轮巡察；speechgen build 由它生成全部讲话稿。',
    ...translate(schema, language),
  }
}

/** Puts in the Chinese keys, the synonyms and what is accepted as text; takes our notes out. */
function translate(noted: Noted, language: KeyLanguage | undefined): JsonSchema {
  const { zh: _zh, scalar, synonyms, spoken: _spoken, exactlyOne, ...schema } = noted
  if (scalar !== undefined) return { ...schema, type: scalar === 'text' ? ['string', 'number'] : 'string' }
  if (schema.type === 'boolean') {
    const { type, ...rest } = schema
    return { ...rest, anyOf: [{ type }, { enum: ['是', '否', 'yes', 'no'] }] }
  }
  if (schema.enum !== undefined && language !== 'zh') {
    return { ...schema, enum: [...schema.enum, ...Object.keys(synonyms ?? {})] }
  }
  const inner = (each: JsonSchema | boolean): JsonSchema | boolean =>
    typeof each === 'boolean' ? each : translate(each, language)
  return {
    ...schema,
    ...(schema.anyOf === undefined ? {} : { anyOf: schema.anyOf.map(inner) }),
    ...(schema.items === undefined || Array.isArray(schema.items) ? {} : { items: inner(schema.items) }),
    ...(typeof schema.additionalProperties === 'object'
      ? { additionalProperties: inner(schema.additionalProperties) }
      : {}),
    ...(schema.properties === undefined ? {} : keysOf(schema.properties, schema.required, exactlyOne, language, inner)),
  }
}

function keysOf(
  properties: NonNullable<JsonSchema['properties']>,
  required: readonly string[] = [],
  exactlyOne: readonly string[] = [],
  language: KeyLanguage | undefined,
  inner: (each: JsonSchema | boolean) => JsonSchema | boolean,
): Pick<JsonSchema, 'properties' | 'required' | 'allOf' | 'oneOf'> {
  const spellings = (key: string): readonly string[] => {
    const { zh = key } = properties[key] as Noted
    if (language === undefined) return [key, zh]
    return [language === 'zh' ? zh : key]
  }
  const given = (key: string): JsonSchema => ({ anyOf: spellings(key).map((name) => ({ required: [name] })) })
  const written = Object.entries(properties).flatMap(([key, each]) => spellings(key).map((name) => [name, inner(each)]))
  return {
    properties: Object.fromEntries(written) as NonNullable<JsonSchema['properties']>,
    // `required` stays where one name is enough, since editors complete from it
    required: language === undefined ? [] : required.flatMap(spellings),
    ...(language === undefined && required.length > 0 ? { allOf: required.map(given) } : {}),
    ...(exactlyOne.length > 0 ? { oneOf: exactlyOne.map(given) } : {}),
  }
}
