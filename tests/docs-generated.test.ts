import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checksPage } from '../scripts/docs/checks.ts'
import { commandsPage } from '../scripts/docs/commands.ts'
import { layoutPage } from '../scripts/docs/layout.ts'
import { quickStartPage } from '../scripts/docs/quick-start.ts'
import { roundFilePage } from '../scripts/docs/round-file.ts'
import { templatesGuide } from '../scripts/docs/templates-guide.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'

const read = (file: string): string => readFileSync(file, 'utf8')

/** The generated pages: `npm run docs` writes them, and a page that is stale fails here. */
const pages: Readonly<Record<string, () => string>> = {
  'docs/checks.md': checksPage,
  'docs/commands.md': commandsPage,
  'docs/layout.md': () =>
    layoutPage(['layout', 'docx', 'pages'].map((name) => read(`tests/emit/${name}.test.ts`)).join('')),
  'docs/quick-start.md': () => quickStartPage(JSON.parse(read('docs/walk.json')) as never),
  'docs/round-file.md': () => roundFilePage(read('data/examples/full.zh.yaml')),
  'templates/README.md': () => templatesGuide(read('templates/README.md'), shippedCatalogue()),
}

it.each(Object.entries(pages))('%s is as npm run docs writes it', async (file, make) => {
  await expect(make()).toMatchFileSnapshot(`../${file}`)
})
