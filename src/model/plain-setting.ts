// Written out, for \p{…} takes longer to compile than the rest of a speech's settings to read
const letter = '[\\u3400-\\u9fff《“【a-zA-Z]'
const other = '[^\\0-\\x20\\x7f-\\xa0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff:#]'
/** Begins with a letter, and holds no sign that means anything in YAML. */
const word = new RegExp(`^${letter}${other}*(?:[: \\u3000]${other}+)*$`)
const reserved = /^(?:true|false|null)$/i
const day = /^\d{4}-\d{2}-\d{2}$/

/** Whether YAML takes a text as it stands, without quotation marks, and as the same text: most that a speech's settings say. */
export const isPlainSetting = (text: string): boolean => day.test(text) || (word.test(text) && !reserved.test(text))
