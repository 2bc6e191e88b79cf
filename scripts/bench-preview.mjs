// Measures how long the preview takes from a key that is pressed in the pane to the page that shows it, in a real browser,
// for one speech of a round of twelve units.
//
//   node scripts/bench-preview.mjs [keys]      after npm run build; 60 keys where no number is given
//
// Exit status: 0 measured, 3 not measured (未核验): there is no browser.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))
const browsers = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = browsers.find((path) => path !== undefined && existsSync(path))
if (executablePath === undefined) {
  console.log('未核验：缺少 Chromium（Debian：chromium，或用 CHROMIUM 指明程序的路径）。')
  process.exit(3)
}
const [{ openPreview }, { servePreview }, { openDisk }, { openMemory }] = await Promise.all(
  ['preview/session', 'preview/serve', 'workspace/disk', 'workspace/memory'].map(
    (name) => import(`${root}/dist/${name}.js`),
  ),
)

const units = [
  '教育',
  '卫生健康',
  '水利',
  '民政',
  '城市管理',
  '司法',
  '审计',
  '统计',
  '商务',
  '财政',
  '文化和旅游',
  '应急管理',
]
const lines = (of) => units.map((name, i) => of(`市${name}局`, i)).join('\n')
const round = `round: {name: 十三届市委第一轮巡察, committee: {short: 市委, level: 市}, term: 13, number: 1, start: 2026-08-01}
teams:
  - name: 市委第一巡察组
    leader: {name: 张某, title: 组长}
    units: [${units.map((_, i) => `u${i}`).join(', ')}]
units:
${lines((name, i) => `  - {id: u${i}, name: ${name}, party: 党组}`)}
meetings:
${lines((_, i) => `  - {id: m${i}, kind: 进驻动员会, date: 2026-08-05, team: 市委第一巡察组, units: [u${i}], agenda: [{speech: 组长动员}, {speech: 领导动员, speaker: {name: 刘某, title: 市委常委}}, {speech: 表态发言, speaker: {name: 王某, title: 党组书记}}]}`)}
`

const folder = mkdtempSync(join(tmpdir(), 'speechgen-bench-'))
const own = openDisk(root)
const preview = await openPreview({
  roots: { own, user: openMemory({ 'round.yaml': round }) },
  name: 'round.yaml',
  generator: 'bench',
})
const serving = await servePreview({ preview, own }, 0)
const context = await chromium.launchPersistentContext(folder, {
  executablePath,
  headless: true,
  viewport: { width: 1500, height: 900 },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
try {
  const page = await context.newPage()
  await page.goto(serving.url)
  await page.waitForSelector('body[data-settled]', { timeout: 60_000 })
  await page.locator('.cm-line', { hasText: 'leader: {name: 张某' }).click()
  await page.keyboard.press('Home')
  for (const _ of 'leader: {name: 张某') await page.keyboard.press('ArrowRight')
  await page.evaluate(() => {
    globalThis.times = []
    let pressed
    document.querySelector('#editor').shadowRoot.addEventListener('keydown', () => (pressed = performance.now()), true)
    new MutationObserver(() => {
      if (pressed === undefined) return
      const since = pressed
      pressed = undefined
      // After the frame that shows it
      requestAnimationFrame(() => setTimeout(() => globalThis.times.push(performance.now() - since)))
    }).observe(document.querySelector('#pages'), { childList: true })
  })
  for (let i = 0; i < Number(process.argv[2] ?? 60); i++) {
    await page.keyboard.press(`Digit${i % 10}`)
    // As somebody who types with pauses; the other speeches are looked at meanwhile
    await page.waitForTimeout(250 + ((i * 97) % 400))
  }
  const times = (await page.evaluate(() => globalThis.times)).toSorted((a, b) => a - b)
  const at = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN)
  console.table([{ 次数: times.length, '中位数（毫秒）': at(0.5), '95%（毫秒）': at(0.95), '最长（毫秒）': at(1) }])
} finally {
  await context.close()
  await serving.close()
  rmSync(folder, { recursive: true, force: true })
}
