// Bundles the preview's page: one script and one style sheet, so that nothing is fetched from elsewhere while it runs.
//
//   node scripts/bundle-preview.mjs [folder]     dist/page where no folder is named
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const from = `${root}/src/preview/client`
const into = process.argv[2] ?? `${root}/dist/page`
rmSync(into, { recursive: true, force: true })
mkdirSync(into, { recursive: true })
const bundle = await rolldown({
  input: `${from}/app.ts`,
  platform: 'browser',
  cwd: root,
  tsconfig: `${from}/tsconfig.json`,
})
await bundle.write({ file: `${into}/app.js`, format: 'esm', minify: true })
copyFileSync(`${from}/app.css`, `${into}/app.css`)
