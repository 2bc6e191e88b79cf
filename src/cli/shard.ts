import { CommanderError } from 'commander'
import type { Shard } from '../commands/build/options.ts'

/** Environment variables of the process. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * What engines call the number of a job, and how many jobs there are. `from` is the number of the first one.
 * GitLab: docs.gitlab.com/ci/yaml/#parallel; Kubernetes: completion index of an indexed Job, whose size has no variable
 * of its own; Slurm: sbatch, job arrays; GNU parallel: PARALLEL_SEQ, whose size has none either; CircleCI: parallelism.
 */
const engines: readonly { readonly index: string; readonly from: 0 | 1; readonly count: readonly string[] }[] = [
  { index: 'SPEECHGEN_SHARD', from: 1, count: ['SPEECHGEN_SHARDS'] },
  { index: 'CI_NODE_INDEX', from: 1, count: ['CI_NODE_TOTAL'] },
  { index: 'CIRCLE_NODE_INDEX', from: 0, count: ['CIRCLE_NODE_TOTAL'] },
  { index: 'SLURM_ARRAY_TASK_ID', from: 1, count: ['SLURM_ARRAY_TASK_COUNT'] },
  { index: 'JOB_COMPLETION_INDEX', from: 0, count: ['SPEECHGEN_SHARDS'] },
  { index: 'PARALLEL_SEQ', from: 1, count: ['SPEECHGEN_SHARDS'] },
]

const wrong = (message: string): CommanderError => new CommanderError(2, 'speechgen.shard', message)

/** Reads `2/4`, or `auto` from the variables of an engine. @throws CommanderError */
export function readShard(text: string, env: Environment): Shard {
  if (text === 'auto') return fromEngine(env)
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(text.trim()) ?? []
  if (index === undefined || count === undefined) throw wrong(`“${text}”不是份数，写成 2/4：一共4份，做第2份。`)
  return checked({ index: Number(index), count: Number(count) }, text)
}

function fromEngine(env: Environment): Shard {
  for (const { index, from, count } of engines) {
    const number = env[index]
    if (number === undefined || !/^\d+$/.test(number)) continue
    const total = count.map((name) => env[name]).find((value) => value !== undefined && /^\d+$/.test(value))
    if (total === undefined) throw wrong(`有 ${index}=${number}，但不知道一共几份：设 ${count.join(' 或 ')}。`)
    const first = firstOf(index, env) ?? from
    return checked({ index: Number(number) - first + 1, count: Number(total) }, `${index}=${number}`)
  }
  const names = engines.map(({ index }) => index).join('、')
  throw wrong(`--shard auto 没有找到流水线的变量（${names}）。写明份数，如 --shard 2/4。`)
}

/** An array job of Slurm may begin with any number. */
const firstOf = (index: string, env: Environment): number | undefined => {
  const first = index === 'SLURM_ARRAY_TASK_ID' ? env['SLURM_ARRAY_TASK_MIN'] : undefined
  return first !== undefined && /^\d+$/.test(first) ? Number(first) : undefined
}

function checked(shard: Shard, text: string): Shard {
  if (shard.count >= 1 && shard.index >= 1 && shard.index <= shard.count) return shard
  throw wrong(`“${text}”不对：一共${shard.count}份，没有第${shard.index}份。`)
}

/** Reads a number of threads. @throws CommanderError */
export function readJobs(text: string): number {
  const jobs = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  if (jobs < 1) throw new CommanderError(2, 'speechgen.jobs', `“${text}”不是线程数，写成 --jobs 2。`)
  return jobs
}
