// node scripts/terminal.mjs
//
// Takes pictures of a real terminal for docs/: runs a command at a pseudo-terminal (util-linux `script`), and draws what it
// printed, colours and all, as docs/terminal.svg. Needs `npm run build`.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eastAsianWidth } from 'get-east-asian-width'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'speechgen-terminal-'))
const round = `轮次: {名称: 九届市委第二轮巡察, 派出党组织: 市委, 开始: 2017-08-21, 信访截至: 2017-10-20}
重点: [六项纪率]
巡察组:
  - {名称: 市委第二巡察组, 组长: 张某, 单位: [市城管局]}
被巡察单位:
  - {名称: 市城管局, 党组织: 党组}
`
writeFileSync(join(folder, 'round.yaml'), round)
const line = 'speechgen build round.yaml'
const command = `${process.execPath} ${join(root, 'dist/bin/main.js')} ${line.slice('speechgen '.length)}`
const env = { PATH: process.env.PATH, TERM: 'xterm-256color', LANG: 'C.UTF-8' }
// It ends with 1: the round file has errors
const printed = execFileSync('script', ['-qc', `${command} || true`, '/dev/null'], {
  cwd: folder,
  env,
  encoding: 'utf8',
})
rmSync(folder, { recursive: true, force: true })
writeFileSync(join(root, 'docs/terminal.svg'), draw(`\u001B[1m$ ${line}\u001B[0m\n${printed}`))

/** The screen as a picture: one `text` a stretch of one colour, placed by columns, for fonts differ. */
function draw(text) {
  const [column, row, margin] = [8.4, 20, 14]
  const colours = {
    31: '#ff7b72',
    32: '#7ee787',
    33: '#e3b341',
    34: '#79c0ff',
    35: '#d2a8ff',
    36: '#76e3ea',
    90: '#8b949e',
    2: '#8b949e',
  }
  const lines = text.replaceAll('\r', '').trimEnd().split('\n')
  let [fill, weight, widest] = ['#e6edf3', 'normal', 60]
  const drawn = lines.flatMap((content, y) => {
    let x = 0
    return content.split('\u001B').flatMap((stretch, i) => {
      const [, codes, last, part = stretch] = i === 0 ? [] : (/^\[([\d;]*)([A-Za-z])(.*)$/u.exec(stretch) ?? [])
      for (const code of last === 'm' ? codes.split(';') : []) {
        if (code === '' || code === '0' || code === '39') fill = '#e6edf3'
        if (code === '' || code === '0' || code === '22') weight = 'normal'
        if (code === '1') weight = 'bold'
        fill = colours[code] ?? fill
      }
      if (part === '') return []
      const at = x
      x += Array.from(part).reduce(
        (sum, sign) => sum + eastAsianWidth(sign.codePointAt(0) ?? 0, { ambiguousAsWide: false }),
        0,
      )
      widest = Math.max(widest, x)
      const escaped = part.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      return [
        `<text x="${margin + at * column}" y="${margin + (y + 1) * row - 6}" fill="${fill}" font-weight="${weight}" textLength="${(x - at) * column}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escaped}</text>`,
      ]
    })
  })
  const [width, height] = [Math.ceil(widest * column + 2 * margin), lines.length * row + 2 * margin]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace" font-size="14"><rect width="100%" height="100%" rx="8" fill="#0d1117"/>\n${drawn.join('\n')}\n</svg>\n`
}
