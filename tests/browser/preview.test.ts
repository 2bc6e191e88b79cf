import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readAssets } from '../../src/commands/assets.ts'
import { buildRounds } from '../../src/commands/build.ts'
import type { Serving } from '../../src/preview/serve.ts'
import { servePreview } from '../../src/preview/serve.ts'
import { openPreview } from '../../src/preview/session.ts'
import { openDisk } from '../../src/workspace/disk.ts'
import { openMemory } from '../../src/workspace/memory.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

const browsers = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const browser = browsers.find((path) => path !== undefined && existsSync(path))
if (browser === undefined)
  process.stderr.write('未核验：预览网页，缺少 Chromium（Debian：chromium，或用 CHROMIUM 指明程序的路径）。\n')

const generator = 'speechgen 0.0.0'
const original = readFileSync('data/examples/two-units.yaml', 'utf8')
let folder = ''
let context: BrowserContext
let page: Page
let serving: Serving
/** what a page with nothing wrong does not have */
let complaints: string[] = []

beforeAll(async () => {
  if (browser === undefined) return
  folder = mkdtempSync(join(tmpdir(), 'speechgen-browser-'))
  execFileSync(process.execPath, ['scripts/bundle-preview.mjs', join(folder, 'page')])
  const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
  context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: browser,
    headless: true,
    viewport: { width: 1500, height: 900 },
    acceptDownloads: true,
    args: [...flags, '--disable-component-update', '--disable-sync'],
  })
  const own = openDisk('.')
  const built = openDisk(join(folder, 'page'))
  const withPage: Workspace = {
    ...own,
    read: (path) => (path.startsWith('dist/page/') ? built.read(path.slice(10)) : own.read(path)),
  }
  const preview = await openPreview({ roots: { own, user: openDisk(folder) }, name: 'round.yaml', generator })
  serving = await servePreview({ preview, own: withPage }, 0)
}, 120_000)
afterAll(async () => {
  await context?.close()
  await serving?.close()
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  if (browser === undefined) return
  writeFileSync(join(folder, 'round.yaml'), original)
  complaints = []
  page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('console', (message) => {
    // That a save was refused is told there, too
    if (message.type() === 'error' && !message.text().includes('409')) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const from = [new URL(serving.url).origin, 'blob:', 'data:']
    if (!from.some((start) => request.url().startsWith(start))) complaints.push(`asked for ${request.url()}`)
  })
  await page.goto(serving.url)
  await page.waitForSelector('.page .line')
}, 60_000)
afterEach(async () => {
  await page?.close()
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
})

const onDisk = (): string => readFileSync(join(folder, 'round.yaml'), 'utf8')
const pages = () => page.locator('main')
const findings = () => page.getByRole('region', { name: '审读意见' })
const line = (text: string) => page.locator('.cm-line', { hasText: text }).first()

/** Waits until the page says so. */
const until = async (has: () => Promise<boolean>): Promise<boolean> => {
  for (let i = 0; i < 300; i++) {
    if (await has()) return true
    await page.waitForTimeout(50)
  }
  return false
}
const untilText = (part: () => ReturnType<Page['locator']>, text: string): Promise<boolean> =>
  until(async () => ((await part().textContent()) ?? '').replaceAll(/\s/g, '').includes(text))

/** Puts the cursor behind the last letter of a line of the pane. */
async function atEndOf(text: string): Promise<void> {
  // The editor only draws the lines that are in view
  await page.locator('.cm-scroller').evaluate((scroller) => scroller.scrollTo(0, 0))
  await until(async () => {
    if ((await line(text).count()) > 0) return true
    await page.locator('.cm-scroller').evaluate((scroller) => scroller.scrollBy(0, 200))
    return false
  })
  await line(text).click()
  await page.keyboard.press('End')
}

describe.skipIf(browser === undefined)('the page', () => {
  test('changes with what is typed; the file changes when it is saved', async () => {
    await atEndOf('place: 县水利局五楼会议室')
    for (let i = 0; i < 5; i++) await page.keyboard.press('Backspace')
    await page.keyboard.insertText('大会堂')
    expect(await untilText(pages, '在县水利局大会堂召开')).toBe(true)
    expect(onDisk()).toBe(original)
    expect(await page.getByRole('status').textContent()).toContain('还没有保存')
    await page.keyboard.press('Control+s')
    expect(await untilText(() => page.getByRole('status'), '已保存')).toBe(true)
    expect(onDisk()).toBe(original.replace('县水利局五楼会议室', '县水利局大会堂'))
  })

  test('tells an error at its place, and no more when it is mended', async () => {
    await atEndOf('basis:')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('tpye: 常规')
    const at = original.split('\n').findIndex((each) => each.includes('basis:')) + 2
    const error = findings().getByRole('listitem').filter({ hasText: 'tpye' })
    await error.waitFor()
    expect(await page.locator('.cm-lint-marker-error').count()).toBe(1)
    await atEndOf('focus:')
    await error.getByRole('button', { name: `轮次文件第 ${at} 行` }).click()
    expect(await page.locator('.cm-activeLine').textContent()).toContain('tpye')
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await error.waitFor({ state: 'detached' })
    expect(await page.locator('.cm-lint-marker-error').count()).toBe(0)
    await page.waitForSelector('.page .line')
  })

  test('shows a finding beside its line and under its words', async () => {
    await atEndOf('place: 县水利局五楼会议室')
    await page.keyboard.insertText('，，三层')
    const found = page.locator('.page .found', { hasText: '，，' }).first()
    await found.waitFor()
    await page.locator('.page .beside').first().click()
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '')
    expect(focused).toContain('，，')
  })

  test('shows where a paragraph comes from: its template, and the data in it', async () => {
    await page.locator('.paragraph').first().click()
    const origin = page.getByRole('complementary', { name: '这一段的出处' })
    const said = (await origin.locator('.file').textContent()) ?? ''
    const [, file = '', at = ''] = /^(\S+) 第 (\d+) 行$/.exec(said) ?? []
    const written = readFileSync(file, 'utf8').split('\n')[Number(at) - 1]
    expect(await origin.locator('li.here').textContent()).toBe(written)
    expect(await origin.locator('dl').textContent()).toContain('县水利局五楼会议室')
    await origin.locator('dd', { hasText: '县水利局五楼会议室' }).getByRole('button').first().click()
    expect(await page.locator('.cm-activeLine').textContent()).toContain('place: 县水利局五楼会议室')
  })

  test('can be used with the keyboard alone', async () => {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到稿面')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    const chosen = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['block'])
    expect(chosen).toBe('1')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: '这一段的出处' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('complementary').count()).toBe(0)
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['block'])).toBe('1')
    const names = await page.evaluate(() =>
      [...document.querySelectorAll('nav, main, section:not(.page), aside')].map((each) =>
        each.getAttribute('aria-label'),
      ),
    )
    expect(names).toEqual(['跳到', '讲话稿', '稿面', '这一段的出处', '轮次文件', '审读意见'])
  })

  test('leaves the pane with Tab', async () => {
    await atEndOf('basis:')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('editor')
    expect(onDisk()).toBe(original)
  })

  test('completes keys and values from the schema', async () => {
    await atEndOf('basis:')
    await page.keyboard.press('Enter')
    await page.keyboard.type('ty')
    await page.locator('.cm-tooltip-autocomplete li', { hasText: /^type/ }).first().waitFor()
    await page.waitForTimeout(150)
    await page.keyboard.press('Enter')
    const special = page.locator('.cm-tooltip-autocomplete li', { hasText: '专项' }).first()
    await special.waitFor()
    await special.click()
    expect(await page.locator('.cm-activeLine').textContent()).toBe('  type: 专项')
  })

  test('takes a file that is dropped into the pane, and leaves the one on the disk alone', async () => {
    await page.evaluate(
      (text) => {
        const data = new DataTransfer()
        data.items.add(new File([text], 'other.yaml'))
        dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
      },
      original.replaceAll('许某', '徐某'),
    )
    expect(await untilText(pages, '徐某')).toBe(true)
    expect(onDisk()).toBe(original)
    await line('round').click()
    await page.keyboard.press('Control+z')
    expect(await untilText(pages, '许某')).toBe(true)
  })

  test('follows the file on the disk, and never overwrites what it has not shown', async () => {
    writeFileSync(join(folder, 'round.yaml'), original.replaceAll('许某', '徐某'))
    serving.tell('round')
    expect(await untilText(pages, '徐某')).toBe(true)
    await atEndOf('basis:')
    await page.keyboard.insertText('和要求')
    writeFileSync(join(folder, 'round.yaml'), original.replaceAll('许某', '余某'))
    await page.keyboard.press('Control+s')
    const conflict = page.getByRole('alert')
    await conflict.getByRole('button', { name: '换成磁盘上的' }).waitFor()
    expect(onDisk()).toContain('余某')
    await conflict.getByRole('button', { name: '换成磁盘上的' }).click()
    expect(await untilText(pages, '余某')).toBe(true)
    expect(onDisk()).toBe(original.replaceAll('许某', '余某'))
  })

  test('gives the DOCX that build writes', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 DOCX' }).click(),
    ])
    const memory = openMemory({ 'round.yaml': original })
    const assets = readAssets({ own: openDisk('.'), user: openMemory() }, new Map())
    const options = {
      files: ['round.yaml'],
      out: 'out',
      formats: ['docx'],
      strict: false,
      force: false,
      generator,
    } as const
    const { manifests } = await buildRounds(assets, memory, options, new Map())
    const path = manifests.map(({ folder: of, manifest }) => `${of}/${manifest.speeches[0]?.files.docx ?? ''}`)[0] ?? ''
    const saved = await download.path()
    expect(Buffer.compare(readFileSync(saved), Buffer.from(memory.read(path) ?? []))).toBe(0)
    expect(download.suggestedFilename()).toMatch(/主持词\.docx$/)
  })

  test('prints one A4 sheet a page, and nothing else', async () => {
    const count = await page.locator('.page').count()
    expect(count).toBeGreaterThan(1)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(count)
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
  })

  test('keeps every line within the text area', async () => {
    await page.setViewportSize({ width: 2000, height: 1000 })
    for (const key of await page
      .locator('[data-key]')
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['key']))) {
      await page.locator(`[data-key="${key}"]`).click()
      await page.waitForSelector(`[data-key="${key}"][aria-current]`)
      const heights = await page.locator('.page').evaluateAll((all) =>
        all.map((sheet) => {
          const area = sheet.querySelector('.area')?.getBoundingClientRect()
          return (area?.height ?? 0) / ((sheet.getBoundingClientRect().height / 297) * 225)
        }),
      )
      expect(Math.max(...heights)).toBeLessThanOrEqual(1)
    }
    await page.setViewportSize({ width: 1500, height: 900 })
  })
})
