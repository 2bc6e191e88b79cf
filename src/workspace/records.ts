import type { MeetingRecord, SpeechRecord } from '../model/record.ts'
import { naming } from './refused.ts'
import type { Workspace } from './workspace.ts'

/** The folder in a round's folder that holds what builds remember: nobody's but ours. */
export const memory = '.speechgen'

/** Where the record of a meeting stands, below the round's folder. */
export const recordPath = (meetingFolder: string): string => `${memory}/${meetingFolder}.json`

/** A record, and the text that it was read from. */
export interface ReadRecord extends MeetingRecord {
  readonly text: string
}

const nothing: ReadRecord = { version: 1, speeches: {}, before: {}, text: '' }

/** What was remembered of a meeting. A record that cannot be read, or is of another version, is as good as none. */
export function readRecord(workspace: Workspace, roundFolder: string, meetingFolder: string): ReadRecord {
  const path = `${roundFolder}/${recordPath(meetingFolder)}`
  const bytes = naming(path, () => workspace.read(path))
  if (bytes === undefined) return nothing
  try {
    const text = new TextDecoder().decode(bytes)
    const record = JSON.parse(text) as Partial<MeetingRecord> | null
    if (record?.version !== 1 || typeof record.speeches !== 'object' || typeof record.before !== 'object')
      return nothing
    const { speeches, before, merging } = record
    return { version: 1, speeches, before, ...(merging === undefined ? {} : { merging }), text }
  } catch {
    return nothing
  }
}

/** What was remembered of the speech that a file belongs to, by the file's path with the round's folder. */
export function recordOf(workspace: Workspace, path: string): SpeechRecord | undefined {
  const parts = path.split('/')
  const [folder, name] = parts.slice(-2)
  if (folder === undefined || name === undefined || parts.length < 2) return undefined
  const round = parts.slice(0, -2).join('/')
  // 1-组长动员.new.docx, beside a file that was edited by hand, is the same speech
  const stem = `${folder}/${name.replace(/\.[^.]+$/u, '').replace(/\.new(?:-\d+)?$/u, '')}`
  return readRecord(workspace, round === '' ? '.' : round, folder).speeches[stem]
}
