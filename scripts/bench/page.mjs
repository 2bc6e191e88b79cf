// What was measured, as Markdown: no date, no name of a machine, and ratios first, for only these travel.
import { availableParallelism } from 'node:os'

const round = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
const table = (head, lines) =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The page. @param summary name → median and min in milliseconds, peak in MB */
export function page({ rows, tables, summary, profiles, runs, momentRuns, fewRuns, scale, speeches, peers }) {
  const parts = [
    '# 速度和规模',
    `\`npm run bench\` 写的，不用手改。一台 ${availableParallelism()} 核的机器，Node ${process.version}；各项轮流运行，${runs} 次取中位数（几篇的 ${momentRuns} 次，10 000 篇的、别的工具 1 000 篇的，${fewRuns} 次），量的是整个进程，环境变量清理过（\`NODE_EXTRA_CA_CERTS\` 一项就让 Node 每次启动慢 50 毫秒）。毫秒数只对这台机器有意义，比值才能搬到别处。`,
    ...(scale === 1 ? [] : [`试跑：规模是正式的 ${scale} 倍，“1 000 篇”实为 ${speeches} 篇。`]),
    `同台比较：${Object.entries(peers)
      .map(([name, version]) => `${name} ${version}`)
      .join('、')}。没装上的写“缺”。`,
  ]
  if (rows.length > 0)
    parts.push(
      '## 要做到的',
      table(
        ['什么', '量到', '最多', '目标', '', '处理器时间之比', '中位数（最短）', '底线', '是底线的'],
        rows.map((row) => line(row, summary)),
      ),
      '底线：`node -e 0` 加上原生 deflate 和写同样的文件。处理器时间按各次的平均，机器忙时比值也不大变。比值两边各是中位数。内存峰值是进程和它所有子进程的常驻内存之和。',
    )
  for (const each of tables) parts.push(`## ${each.title}`, all(each, summary, speeches))
  for (const [key, { args, threads }] of profiles)
    for (const [i, stages] of threads.entries())
      parts.push(`## 时间花在哪里：\`${args.join(' ')}\`（${key}${i === 0 ? '' : '，旁边的线程'}）`, spentTable(stages))
  return `${parts.join('\n\n')}\n`
}

function line({ what, over, under, less, peak, most, aim, floor }, summary) {
  const [a, b, lowest] = [over, under, floor].map((name) => (name === undefined ? undefined : summary.get(name)))
  const of = (found) => (peak ? found?.peak : found?.median)
  const taken = less === undefined ? 0 : less.times * of(summary.get(less.of))
  const value = under === undefined ? of(a) - taken : of(a) / of(b)
  if (value === undefined || Number.isNaN(value)) return [what, '缺', most ?? '', aim ?? '', '', '', '', '', '']
  const mark = most === undefined ? '' : value <= (aim ?? most) ? '做到' : value <= most ? '够' : '**没做到**'
  const unit = (found) => (peak ? `${found.peak.toFixed(0)} MB` : `${round(found.median)}（${round(found.min)}）`)
  const subtracted = less === undefined ? '' : ` − ${less.times} × ${unit(summary.get(less.of))}`
  const both = under === undefined ? `${unit(a)}${subtracted}` : `${unit(a)} ÷ ${unit(b)}`
  const above = lowest === undefined ? ['', ''] : [round(lowest.median), `${(a.median / lowest.median).toFixed(1)} 倍`]
  const cpu = peak || a.cpu === undefined || b?.cpu === undefined ? '' : round(a.cpu / b.cpu)
  return [what, round(value), most ?? '', aim ?? '', mark, cpu, both, ...above]
}

function all({ of, rate }, summary, speeches) {
  const found = of.map((name) => [name, summary.get(name)])
  const measured = found.filter(([, each]) => each !== undefined)
  const first = measured.find(([name]) => name.startsWith('speechgen build'))?.[1].median
  const lines = measured
    .toSorted(([, a], [, b]) => a.median - b.median)
    .map(([name, { median, min, peak }]) => [
      name,
      round(rate ? (1000 * speeches) / median : median),
      round(rate ? (1000 * speeches) / min : min),
      (median / first).toFixed(2),
      peak === undefined ? '' : peak.toFixed(0),
    ])
  const missing = found.filter(([, each]) => each === undefined).map(([name]) => [name, '缺', '', '', ''])
  const unit = rate ? '篇/秒' : '毫秒'
  return table(
    ['', `${unit}，中位数`, `${unit}，最快`, '用时，speechgen 为 1', '内存峰值（MB）'],
    [...lines, ...missing],
  )
}

function spentTable(stages) {
  const total = stages.reduce((sum, [, ms]) => sum + ms, 0)
  return table(
    ['阶段', '毫秒', '占'],
    stages
      .filter(([, ms]) => ms / total >= 0.005)
      .map(([stage, ms]) => [stage, ms.toFixed(1), `${((100 * ms) / total).toFixed(0)}%`]),
  )
}
