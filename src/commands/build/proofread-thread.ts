import { parentPort, workerData } from 'node:worker_threads'
import { checkSpeech } from '../../check/check.ts'
import { openDisk } from '../../workspace/disk.ts'
import { openCatalogue } from '../ready.ts'
import type { Answer, Facts, Question } from './proofread-beside.ts'

const { home, cwd, over } = workerData as Facts

async function open() {
  const { value } = await openCatalogue({ own: openDisk(home), user: openDisk(cwd), ...over }, new Map())
  if (value === undefined) throw new Error('no facts to read by')
  return value
}

const catalogue = open()

async function answer({ number, unread }: Question): Promise<void> {
  const findings = checkSpeech({ ...unread, catalogue: await catalogue })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage({ number, findings } satisfies Answer)
}

parentPort?.on('message', (question: Question) => void answer(question))
