// Bundles the command line into dist/bin/: one small file to start with, and one more for each thing a command needs.
// Opening many small files takes longer than a whole check; the compiled modules in dist/ stay what libraries import.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(`${root}/dist/bin`, { recursive: true, force: true })
const bundle = await rolldown({
  input: { main: `${root}/src/main.ts` },
  platform: 'node',
  cwd: root,
  // gray-matter holds an eval for front matter in JavaScript, which parse/front-matter.ts never lets it come to
  onLog: (level, log, tell) => {
    if (log.code !== 'EVAL') tell(level, log)
  },
})
await bundle.write({
  dir: `${root}/dist/bin`,
  format: 'esm',
  chunkFileNames: '[name]-[hash].js',
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
})
