#!/usr/bin/env node
// The door of the bundle (scripts/bundle.mjs copies it to dist/bin/main.js): loads its files with the code that V8 made
// of them when the package was built, so that a start need not compile it. Another V8 refuses that code, and compiles anew.
'use strict'
// An older Node.js would only say which of our words it does not know. package.json asks for the same (engines)
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`speechgen 要 Node.js 20.19 以上，这里是 ${process.versions.node}。\n`)
  process.exit(2)
}
const { readFileSync } = require('node:fs')
const path = require('node:path')
const { Script } = require('node:vm')

const loaded = new Map()
/** What was compiled, by file: bundle.mjs keeps it. */
const scripts = new Map()

function load(name) {
  const known = loaded.get(name)
  if (known !== undefined) return known.exports
  const filename = path.join(__dirname, name)
  const module = { exports: {} }
  loaded.set(name, module)
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`
  const script = new Script(source, { filename, ...keptCode(filename) })
  scripts.set(filename, script)
  const inner = (wanted) =>
    wanted.startsWith('./') ? load(wanted.slice(2)) : wanted === 'node:child_process' ? childProcess : require(wanted)
  script.runInThisContext()(module.exports, inner, module, filename, __dirname)
  return module.exports
}

/** Commander asks for it at every start and needs it for nothing here; it brings the whole of Node's networking with it. */
const childProcess = new Proxy({}, { get: (_, name) => require('node:child_process')[name] })

function keptCode(filename) {
  try {
    return { cachedData: readFileSync(`${filename}.code`) }
  } catch {
    return {}
  }
}

module.exports = { load, scripts }
if (require.main === module) load('speechgen.js')
