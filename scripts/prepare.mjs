// Lays templates, facts and the shells of the DOCX files, read and checked, beside the compiled program, so that no run
// has to do it again.
import { fileURLToPath } from 'node:url'
import { makeReady } from '../dist/commands/ready/make.js'
import { openDisk } from '../dist/workspace/disk.js'

const own = openDisk(fileURLToPath(new URL('..', import.meta.url)))
if (!(await makeReady({ own, user: own }))) {
  console.error('模板或资料库有错，先用 speechgen templates check 看。')
  process.exit(1)
}
