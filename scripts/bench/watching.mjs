// A watch that is on: saves one template of one's own again and again, and waits for the last file to be written.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cleanEnv } from './processes.mjs'

/** @returns what saves once and gives the milliseconds until all is written, and what ends the watch */
export async function startWatch(main, cwd, round) {
  const template = join(cwd, 'mine/sections/领导动员/结尾/自己的.md')
  let count = 0
  const save = () =>
    writeFileSync(template, `---\nweight: 999\n---\n同志们，第${++count}次改的结尾，{{单位.简称}}的同志们再见。\n`)
  mkdirSync(dirname(template), { recursive: true })
  save()
  const args = [main, 'watch', round, '--templates', 'mine', '--out', 'watched']
  const child = spawn(process.execPath, args, { cwd, env: cleanEnv, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  let told = () => {}
  child.stderr.on('data', (text) => {
    said += text
    if (/写了 [1-9]\d* 个文件/u.test(said)) told()
    if (said.includes('有错')) throw new Error(said)
  })
  const written = () => new Promise((done) => ((said = ''), (told = () => done())))
  await written()
  return {
    async once() {
      // People do not save twice in a moment, and the system's own bookkeeping is to be over
      await new Promise((done) => setTimeout(done, 400))
      const end = written()
      const start = performance.now()
      save()
      await end
      return performance.now() - start
    },
    stop: () => new Promise((done) => (child.on('exit', done), child.kill('SIGINT'))),
  }
}
