// Renders .docx with LibreOffice in a profile and a font configuration of its own.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const fandolFolders = [
  process.env['FANDOL_DIR'],
  '/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol',
  '/usr/share/texmf-dist/fonts/opentype/public/fandol',
  '/usr/share/fonts/opentype/fandol',
]

/** Canonical font → what stands in for it here. */
const standIns = {
  仿宋_GB2312: 'FandolFang',
  楷体_GB2312: 'FandolKai',
  黑体: 'FandolHei',
  宋体: 'FandolSong',
  方正小标宋简体: 'FandolSong',
  'Times New Roman': 'Liberation Serif',
}

/** What rendering needs and this machine does not have, in words; empty where it can be done. */
export function missing() {
  const lacks = [
    ['LibreOffice（soffice）', 'soffice'],
    ['poppler-utils（pdftotext）', 'pdftotext'],
    ['poppler-utils（pdftoppm）', 'pdftoppm'],
  ].flatMap(([name, command]) => (onPath(command) ? [] : [name]))
  return fandol() === undefined
    ? [...lacks, 'Fandol 字体（Debian：texlive-lang-chinese，或用 FANDOL_DIR 指明文件夹）']
    : lacks
}

/** Renders files to PDF and gives their paths to `use`; everything made is removed after it. */
export function rendered(files, use) {
  const folder = mkdtempSync(join(tmpdir(), 'speechgen-layout-'))
  try {
    // LibreOffice names the PDF after the file: numbered, so that equal names from several folders do not meet
    const copies = files.map((file, i) => {
      const copy = join(folder, `${i}.docx`)
      writeFileSync(copy, readFileSync(file))
      return copy
    })
    const fonts = join(folder, 'fonts.conf')
    writeFileSync(fonts, fontConfiguration(folder))
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...copies,
      ],
      {
        env: { ...process.env, FONTCONFIG_FILE: fonts, HOME: folder },
        stdio: ['ignore', 'ignore', 'pipe'],
        timeout: 120_000,
      },
    )
    const pdfs = copies.map((copy) => copy.replace(/docx$/, 'pdf'))
    const lost = files.filter((_, i) => !existsSync(pdfs[i]))
    if (lost.length > 0) throw new Error(`LibreOffice 没有转换：${lost.map((file) => basename(file)).join('、')}`)
    return use(pdfs)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What LibreOffice is told, as `FONTCONFIG_FILE`, so that the fonts of the standard have stand-ins here. */
export function fontConfiguration(folder) {
  const aliases = Object.entries(standIns)
    .map(
      ([name, standIn]) =>
        `<alias binding="same"><family>${name}</family><prefer><family>${standIn}</family></prefer></alias>`,
    )
    .join('\n')
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${fandol()}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'cache')}</cachedir>
${aliases}</fontconfig>`
}

function fandol() {
  return fandolFolders.find((folder) => folder !== undefined && existsSync(join(folder, 'FandolFang-Regular.otf')))
}

function onPath(command) {
  return (process.env['PATH'] ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, command)))
}
