// docx in a plain loop: node loops/docx.mjs <folder of Markdown> <out> <count> [threads]
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker, isMainThread, workerData } from 'node:worker_threads'
import { markdownFiles, readBlocks } from '../texts.mjs'
import { docxFile } from './docx-file.mjs'

const [folder, out, count, threads = '1', share = '0'] = isMainThread ? process.argv.slice(2) : workerData
mkdirSync(out, { recursive: true })
if (isMainThread && threads !== '1')
  Array.from(
    { length: Number(threads) },
    (_, i) => new Worker(new URL(import.meta.url), { workerData: [folder, out, count, threads, String(i)] }),
  )
else
  for (const [i, path] of markdownFiles(folder, Number(count)).entries()) {
    if (i % Number(threads) !== Number(share)) continue
    writeFileSync(join(out, `${i}.docx`), await docxFile(readBlocks(path)))
    copyFileSync(path, join(out, `${i}.md`))
  }
