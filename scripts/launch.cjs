#!/usr/bin/env node
// The door of the bundle (scripts/bundle.mjs makes dist/bin/main.js of it): loads its files with the code that V8 made
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

/** Files of the bundle that are loaded together stand in one; which of them in which, bundle.mjs writes here. */
const packs = {}

const loaded = new Map()
const opened = new Map()
/** What was compiled, by file: bundle.mjs keeps it. */
const scripts = new Map()

function load(name) {
  const known = loaded.get(name)
  if (known !== undefined) return known.exports
  const module = { exports: {} }
  loaded.set(name, module)
  const now = (wanted) => (wanted.startsWith('./') ? load(wanted.slice(2)) : require(wanted))
  const inner = (wanted) => (late.test(wanted) ? whenUsed(() => now(wanted)) : now(wanted))
  const pack = packs[name]
  const body = pack === undefined ? compile(name, wrapped) : (opened.get(pack) ?? open(pack))[name]
  body(module.exports, inner, module, path.join(__dirname, name), __dirname)
  return module.exports
}

function open(pack) {
  const bodies = compile(pack, (source) => source)
  opened.set(pack, bodies)
  return bodies
}

const wrapped = (source) => `(function (exports, require, module, __filename, __dirname) {${source}\n})`

function compile(name, written) {
  const filename = path.join(__dirname, name)
  const script = new Script(written(readFileSync(filename, 'latin1')), { filename, ...keptCode(filename) })
  scripts.set(filename, script)
  return script.runInThisContext()
}

/**
 * What is asked for at every start and seldom used: Commander needs no other program here (and it brings the whole of Node's
 * networking with it), and hardly a template needs the parser of Markdown.
 */
const late = /^(?:node:child_process$|\.\/markdown-it-)/
const whenUsed = (asked) => new Proxy({}, { get: (_, name) => asked()[name] })

function keptCode(filename) {
  try {
    return { cachedData: readFileSync(`${filename}.code`) }
  } catch {
    return {}
  }
}

module.exports = { load, loaded, scripts, wrapped }
if (require.main === module) load('speechgen.js').start()
