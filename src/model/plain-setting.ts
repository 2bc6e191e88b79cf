/** Begins with a letter, holds no sign that means anything in YAML, and is no true, false or null. */
const word =
  /^(?!(?:true|false|null)$)[\p{Script=Han}《“a-z][^\p{Cc}\p{Cf}\p{Z}:#]*(?:[: \u3000][^\p{Cc}\p{Cf}\p{Z}:#]+)*$/iu
const day = /^\d{4}-\d{2}-\d{2}$/

/** Whether YAML takes a text as it stands, without quotation marks, and as the same text: most that a speech's settings say. */
export const isPlainSetting = (text: string): boolean => day.test(text) || word.test(text)
