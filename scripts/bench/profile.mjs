// Where the time of a run goes: Node's own profiler over the program as it ships, each sample counted for the stage
// that is nearest to it on the stack. The functions of the bundle keep their names, and these tell their room in src/.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProcess } from './processes.mjs'

/** Stage by path below dist/: the first that fits. */
const stages = [
  [/^(?:cli|main)/u, 'command line'],
  [/^commands\/(?:ready|assets|footprints)/u, 'read templates and facts'],
  [/^commands\/build\/kept/u, 'find that nothing is to be done'],
  [/^commands\/build\/pool/u, 'threads'],
  [/^parse\//u, 'parse the round'],
  [/^plan\//u, 'plan'],
  [/^compose\//u, 'compose'],
  [/^check\//u, 'check'],
  [/^emit\/docx\//u, 'emit DOCX'],
  [/^emit\//u, 'emit Markdown, names'],
  [/^workspace\/digest/u, 'digests'],
  [/^workspace\//u, 'read and write files'],
  [/^report\//u, 'report'],
  [/^(?:pipeline|commands\/)/u, 'the rest of the pipeline'],
]
const others = new Map([
  ['(garbage collector)', 'garbage collector'],
  ['(program)', 'inside V8 and the system'],
  ['(idle)', 'waiting'],
])

/** Stage by name of a function, from the compiled modules; a name that two stages have tells nothing. */
function stagesByName(dist) {
  const known = new Map()
  for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.js') || /^(?:bin|preview)\b/u.test(path)) continue
    const stage = stages.find(([pattern]) => pattern.test(path))?.[1]
    if (stage === undefined) continue
    const text = readFileSync(join(dist, path), 'utf8')
    for (const [, name] of text.matchAll(/(?:function\*?|const|let) ([\w$]+)\s*(?:=|\()|^ {4}([\w$]+)\(.*\{$/gmu))
      if (name !== undefined) known.set(name, known.has(name) && known.get(name) !== stage ? undefined : stage)
  }
  return known
}

/**
 * @param home the package @param args of the command @param cwd where it runs
 * @returns milliseconds by stage, the longest first: of the thread that began, then of those beside
 */
export async function profile(home, args, cwd) {
  const folder = mkdtempSync(join(tmpdir(), 'speechgen-profile-'))
  const main = join(home, 'dist/bin/main.js')
  await runProcess(
    process.execPath,
    ['--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', folder, main, ...args],
    { cwd },
  )
  // CPU.<date>.<time>.<process>.<thread>.<number>.cpuprofile
  const threads = readdirSync(folder).toSorted((a, b) => a.split('.')[4] - b.split('.')[4])
  const names = stagesByName(join(home, 'dist'))
  const spent = threads.map((file) => stagesOf(JSON.parse(readFileSync(join(folder, file), 'utf8')), names))
  rmSync(folder, { recursive: true })
  return spent
}

function stagesOf({ nodes, samples, timeDeltas }, names) {
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const found = new Map()
  const stageOf = (id) => {
    if (id === undefined) return 'start of Node'
    const known = found.get(id)
    if (known !== undefined) return known
    const { functionName, url } = byId.get(id).callFrame
    const ours = url.includes('/dist/bin/')
    const loading =
      ours &&
      (url.endsWith('/main.js') ||
        (functionName === '' && byId.get(parents.get(id))?.callFrame.functionName === 'load'))
    const own =
      others.get(functionName) ??
      (loading ? 'load the program' : ours ? names.get(functionName.replace(/\$\d+$/u, '')) : undefined)
    const stage = own ?? stageOf(parents.get(id))
    found.set(id, stage)
    return stage
  }
  const spent = new Map()
  for (const [i, id] of samples.entries()) {
    const stage = stageOf(id)
    spent.set(stage, (spent.get(stage) ?? 0) + timeDeltas[i] / 1000)
  }
  return [...spent].toSorted(([, a], [, b]) => b - a)
}
