// npm run standalone -- [--platform linux|win] [--node path] [--into folder]
//
// Packs the program for people without Node.js: a folder with the program, the Node.js that is given (this one where
// none is), and templates and facts that may be edited. Linux: .tar.gz; Windows: .zip, which needs --node node.exe, for
// nothing is downloaded. Without a Node.js (--node none) it is for whoever has one, and needs no npm. Needs `npm run build`.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { zipSync } from 'fflate'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: process.platform === 'win32' ? 'win' : 'linux' },
    node: { type: 'string' },
    into: { type: 'string', default: 'out' },
  },
})
const { platform, into } = values
const node = values.node ?? (platform === 'win' && process.platform !== 'win32' ? undefined : process.execPath)
if (!['linux', 'win'].includes(platform) || node === undefined) {
  console.error(
    '用法：npm run standalone -- [--platform linux|win] [--node 路径|none]。Windows 版要给出 node.exe 的路径。',
  )
  process.exit(2)
}
if (!existsSync(join(root, 'dist/bin/main.js'))) {
  console.error('还没有编译，先运行 npm run build。')
  process.exit(2)
}

const { version, license, type } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = [
  'speechgen',
  version,
  ...(node === 'none' ? [] : [platform === 'win' ? 'win-x64' : `linux-${process.arch}`]),
].join('-')
const folder = resolve(root, into, name)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

for (const path of ['dist/bin', 'dist/ready', 'dist/page', 'templates', 'data', 'LICENSE'])
  cpSync(join(root, path), join(folder, path), { recursive: true })
// The one package that is not in the bundle: its threads begin with a file of its own
cpSync(join(root, 'node_modules/tinypool'), join(folder, 'node_modules/tinypool'), {
  recursive: true,
  dereference: true,
})
writeFileSync(
  join(folder, 'package.json'),
  `${JSON.stringify({ name: 'speechgen', version, license, type, private: true }, undefined, 2)}\n`,
)
writeFileSync(join(folder, 'THIRD-PARTY.txt'), licences(node))
writeFileSync(join(folder, '说明.txt'), guide().replaceAll('\n', platform === 'win' ? '\r\n' : '\n'))

if (node !== 'none') {
  const own = join(folder, platform === 'win' ? 'node.exe' : 'node')
  cpSync(node, own, { dereference: true })
  chmodSync(own, 0o755)
}
if (platform === 'win' || node === 'none') {
  // ASCII and CR LF, as every code page reads them; %~dp0 is the folder of this file, whatever it is called
  const runtime = node === 'none' ? 'node' : '"%~dp0node.exe"'
  writeFileSync(join(folder, 'speechgen.cmd'), `@echo off\r\n${runtime} "%~dp0dist\\bin\\main.js" %*\r\n`)
}
if (platform === 'linux' || node === 'none') {
  const runtime = node === 'none' ? 'node' : '"$home/node"'
  // Only what the shell can do by itself: nothing has to be on the search path
  const script = `#!/bin/sh\ncase $0 in */*) home=\${0%/*} ;; *) home=. ;; esac\nexec ${runtime} "$home/dist/bin/main.js" "$@"\n`
  writeFileSync(join(folder, 'speechgen'), script, { mode: 0o755 })
}

const packed = platform === 'win' || node === 'none' ? zip() : tar()
console.log(`${packed}  ${(readFileSync(packed).length / 1024 / 1024).toFixed(1)} MB`)

function tar() {
  const file = `${folder}.tar.gz`
  execFileSync('tar', ['--sort=name', '--owner=0', '--group=0', '-czf', file, '-C', dirname(folder), basename(folder)])
  return file
}

function zip() {
  const file = `${folder}.zip`
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = {}
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    // Unix permissions stand in the upper half of the attributes: those who unpack it there can run it at once
    const mode = ['speechgen', 'node'].includes(entry.name) ? 0o100755 : 0o100644
    const inside = `${name}${path.slice(folder.length).replaceAll('\\', '/')}`
    files[inside] = [readFileSync(path), { os: 3, attrs: (mode << 16) >>> 0, mtime: new Date(1980, 0, 1) }]
  }
  writeFileSync(file, zipSync(files, { level: 6 }))
  return file
}

/** The licence of Node.js, where it lies beside the program, and those of the packages in the bundle. */
function licences(runtime) {
  execFileSync(process.execPath, [join(root, 'scripts/licences.mjs')])
  const bundled = readFileSync(join(root, 'dist/THIRD-PARTY.txt'), 'utf8')
  if (runtime === 'none') return bundled
  const file = [join(dirname(runtime), 'LICENSE'), join(dirname(runtime), '../LICENSE')].find((path) =>
    existsSync(path),
  )
  const text = file === undefined ? 'https://github.com/nodejs/node/blob/main/LICENSE\n' : readFileSync(file, 'utf8')
  return `Node.js\n\n${text}\n${'-'.repeat(80)}\n\n${bundled}`
}

function guide() {
  const command = platform === 'win' ? 'speechgen.cmd' : './speechgen'
  return `speechgen ${version}

不用安装${node === 'none' ? '，但要有 Node.js 20.19 以上' : '，不用 Node.js，不用联网'}。在这个文件夹里打开终端：

  ${command} init 第一轮 --yes
  ${command} build 第一轮/round.yaml --out 第一轮/out
  ${command} check 第一轮/out
  ${command} --help

templates 是措辞，data 是资料：都可以直接改，改完用 ${command} templates check 检查；改过以后头一句话会慢一点。
换新版本时，这两个文件夹里改过的要自己带过去；不想带，就把改的写在自己的文件夹里，生成时加 --templates、--data。
`
}
