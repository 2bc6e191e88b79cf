import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { packageFolder } from '../workspace/program.ts'

/** The version of the program: `0.1.0`. */
export function version(): string {
  return (JSON.parse(readFileSync(resolve(packageFolder, 'package.json'), 'utf8')) as { version: string }).version
}
