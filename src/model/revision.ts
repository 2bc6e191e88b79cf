/** A stretch of a text that both versions have, or only the old or only the new one. Never empty. */
export interface Edit {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** A paragraph of two versions of a text: which one of either it is, and what became of its words. */
export interface Change {
  /** from 0, in the old version; missing where the paragraph was added */
  readonly before?: number
  /** from 0, in the new version; missing where the paragraph was removed */
  readonly after?: number
  readonly edits: readonly Edit[]
}

/** What became of a text, paragraph by paragraph; what was removed stands before what was added in its place. */
export type Revision = readonly Change[]

/** Whether a paragraph is just as it was. */
export const isSame = ({ edits }: Change): boolean => edits.every(({ kind }) => kind === 'same')
