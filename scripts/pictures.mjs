// Pictures for docs/: pages of .docx files by LibreOffice and poppler, the preview in Chromium. All small enough to be read
// in a repository.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fontConfiguration, missing, rendered } from './layout/render.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const docs = join(root, 'docs')
const most = 150 * 1024

/** What is not a speech but the page around it. */
const plain = ['sans-serif', 'system-ui', 'monospace']
  .map((name) => `<alias><family>${name}</family><prefer>${family(name)}</prefer></alias>`)
  .join('')

function family(name) {
  const latin = name === 'monospace' ? 'DejaVu Sans Mono' : 'Liberation Sans'
  return `<family>${latin}</family><family>FandolHei</family>`
}

/** Takes pictures of pages. @param shots name in docs/ without ending, file, page from 1 */
export function takePages(shots) {
  const lacks = missing()
  if (lacks.length > 0) {
    console.log(`未核验：页面的图没有重做，缺少${lacks.join('、')}。`)
    return
  }
  rendered(
    shots.map(({ file }) => file),
    (pdfs) => {
      for (const [i, { name, page }] of shots.entries()) takePage(pdfs[i], page, join(docs, name))
    },
  )
}

/** As sharp as fits: a page of large type needs more dots than one of small type. */
function takePage(pdf, page, target) {
  for (const dots of [96, 88, 80, 72, 64]) {
    const at = ['-f', String(page), '-l', String(page), '-r', String(dots)]
    execFileSync('pdftoppm', [...at, '-png', '-singlefile', pdf, target])
    if (statSync(`${target}.png`).size <= most) return
  }
  throw new Error(`${target}.png: larger than ${most} bytes`)
}

/** Takes a picture of the preview of a round file. @param folder that the round file `round.yaml` is in */
export async function takePreview(folder, name) {
  const browsers = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const executablePath = browsers.find((path) => path !== undefined && existsSync(path))
  if (executablePath === undefined) {
    console.log('未核验：预览的图没有重做，缺少 Chromium。')
    return
  }
  const { chromium } = await import('playwright-core')
  const [{ openPreview }, { servePreview }, { openDisk }] = await Promise.all(
    ['preview/session', 'preview/serve', 'workspace/disk'].map((part) => import(`${root}/dist/${part}.js`)),
  )
  const own = openDisk(root)
  const preview = await openPreview({ roots: { own, user: openDisk(folder) }, name: 'round.yaml', generator: 'walk' })
  const serving = await servePreview({ preview, own }, 0)
  const profile = mkdtempSync(join(tmpdir(), 'speechgen-picture-'))
  const fonts = join(profile, 'fonts.conf')
  writeFileSync(fonts, fontConfiguration(profile).replace('</fontconfig>', `${plain}</fontconfig>`))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    viewport: { width: 1400, height: 860 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
  try {
    const page = await context.newPage()
    await page.goto(serving.url)
    await page.waitForSelector('body[data-settled]', { timeout: 60_000 })
    // The speech of the team's head has most to show
    await page.getByText('组长动员').first().click()
    await page.waitForTimeout(1500)
    for (const quality of [85, 75, 65, 55]) {
      const bytes = await page.screenshot({ type: 'jpeg', quality })
      if (bytes.length > most) continue
      writeFileSync(join(docs, name), bytes)
      return
    }
    throw new Error(`${name}: larger than ${most} bytes`)
  } finally {
    await context.close()
    await serving.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** What a person would do in Word: other words in a file. */
export async function editInWord(file, from, to) {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate')
  const parts = unzipSync(new Uint8Array(readFileSync(file)))
  const before = strFromU8(parts['word/document.xml'])
  if (!before.includes(from)) throw new Error(`${file}: no “${from}”`)
  writeFileSync(file, zipSync({ ...parts, 'word/document.xml': strToU8(before.replace(from, to)) }))
}
