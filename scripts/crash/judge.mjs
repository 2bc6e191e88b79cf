// What may be found in an output folder after a build was killed, and after the next one.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { digest, tree } from './runs.mjs'

/**
 * Faults in a folder that a killed build left: every file that is to be seen is as it was, or as it was to become.
 * @param before files → digest when the build began; @param after when it would have ended
 */
export function judgeKilled(folder, before, after) {
  const faults = []
  const { files } = tree(folder)
  for (const [path, found] of files) {
    if (path.endsWith('manifest.json')) continue
    if (![before.get(path), after.get(path)].includes(found)) faults.push(`${path} is neither the old nor the new one`)
  }
  for (const path of before.keys()) if (!files.has(path) && after.has(path)) faults.push(`${path} is gone`)
  for (const path of files.keys()) if (path.endsWith('manifest.json')) faults.push(...lies(folder, path, files, after))
  return faults
}

/** What a manifest says that is not so, and that the next build would not make good. */
function lies(folder, path, files, after) {
  let manifest
  try {
    manifest = JSON.parse(readFileSync(join(folder, path), 'utf8'))
  } catch {
    return [`${path} is not whole`]
  }
  const round = path.slice(0, -'manifest.json'.length)
  return manifest.speeches.flatMap((speech) =>
    Object.values(speech.files)
      .map((file) => round + file)
      .filter((file) => !files.has(file) && after.has(file))
      .map((file) => `${path} names ${file}, which is not there`),
  )
}

/** A manifest is true: every speech is there with its digest. @param edited files that somebody has worked on */
export function judgeManifest(folder, edited) {
  return [...tree(folder).files.keys()]
    .filter((path) => path.endsWith('manifest.json'))
    .flatMap((path) => {
      const round = path.slice(0, -'manifest.json'.length)
      const { speeches } = JSON.parse(readFileSync(join(folder, path), 'utf8'))
      return speeches.flatMap(({ files, digests }) =>
        Object.entries(files).flatMap(([format, file]) => {
          if (edited.has(round + file)) return []
          const at = join(folder, round, file)
          const found = existsSync(at) ? digest(readFileSync(at)) : 'nothing'
          return digests[format] === `sha256:${found}` ? [] : [`the manifest lies of ${file}`]
        }),
      )
    })
}

/** Faults in a folder that a build has finished. @param wanted files → digest */
export function judgeWhole(folder, wanted, edited) {
  const { files, memory } = tree(folder)
  return [
    ...memory.filter((path) => /\.unfinished$|building/.test(path)).map((path) => `${path} was left`),
    ...[...wanted].filter(([path, is]) => files.get(path) !== is).map(([path]) => `${path} is not as it should be`),
    ...[...files.keys()].filter((path) => !wanted.has(path)).map((path) => `${path} should not be there`),
    ...judgeManifest(folder, edited),
  ]
}

/** Every DOCX of a folder can be unzipped. */
export function judgeDocx(folder) {
  return [...tree(folder).files.keys()]
    .filter((path) => path.endsWith('.docx'))
    .filter((path) => unzipSync(readFileSync(join(folder, path)))['word/document.xml'] === undefined)
    .map((path) => `${path} is no DOCX`)
}
