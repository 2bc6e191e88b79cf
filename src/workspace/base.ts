import { recordOf } from './records.ts'
import type { Workspace } from './workspace.ts'

/** The Markdown that a speech was generated as last, by the path of its file, .md or .docx; undefined where nothing is kept. */
export const findBase = (workspace: Workspace, file: string): string | undefined => recordOf(workspace, file)?.base
