// Lays the catalogue, read and checked, beside the compiled program, so that no run has to read its YAML again.
import { fileURLToPath } from 'node:url'
import { prepareCatalogue } from '../dist/commands/facts.js'
import { openDisk } from '../dist/workspace/disk.js'

const own = openDisk(fileURLToPath(new URL('..', import.meta.url)))
if (!(await prepareCatalogue({ own, user: own }))) {
  console.error('资料库有错，先用 speechgen templates check 看。')
  process.exit(1)
}
