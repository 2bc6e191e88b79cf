// The other tools, in a folder of the system's temporary files: what does not install is told as missing.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanEnv } from './processes.mjs'

const versions = { 'html-to-docx': '1.8.0', docxtemplater: '3.71.0', pizzip: '3.3.0', carbone: '3.8.2' }

/** @returns where packages are, and which tools are there, with their versions */
export function findPeers() {
  const folder = join(process.env.PEERS ?? tmpdir(), 'speechgen-bench-peers')
  mkdirSync(folder, { recursive: true })
  const has = (name) => existsSync(join(folder, 'node_modules', name, 'package.json'))
  const wanted = Object.entries(versions).filter(([name]) => !has(name))
  if (wanted.length > 0) {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    for (const [name, version] of wanted)
      try {
        const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', `${name}@${version}`]
        execFileSync('npm', args, { cwd: folder, stdio: 'ignore' })
      } catch {
        console.error(`${name} ${version} does not install here`)
      }
  }
  const said = (command, args, pattern) => {
    try {
      return pattern.exec(
        execFileSync(command, args, { env: cleanEnv, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      )?.[1]
    } catch {
      return undefined
    }
  }
  const tools = Object.fromEntries(Object.entries(versions).filter(([name]) => has(name)))
  const pandoc = said('pandoc', ['--version'], /pandoc (\S+)/u)
  return { folder, tools: { ...tools, ...(pandoc === undefined ? {} : { pandoc }) } }
}
