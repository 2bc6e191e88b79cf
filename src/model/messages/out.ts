import { meant, message } from '../message.ts'

const inTheWay: readonly [string, string] = [
  '同名的文件夹或文件挡在那里',
  '把它改名或移走，再运行一次；也可以用 --out 写到别处。',
]
const forbidden: readonly [string, string] = [
  '没有写的权限',
  '检查文件和文件夹的权限；文件若在 Word 或 WPS 里开着，先关掉。',
]
/** A path as it is typed on a command line. */
const named = (path: string): string => (/\s/u.test(path) ? `"${path}"` : path)

const full: readonly [string, string] = ['磁盘满了', '腾出一些空间，或者用 --out 写到别的盘上，再运行一次。']

/** What the system's word for a refusal means, and what to do. */
const refusals: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: ['那里是只读的', '用 --out 写到别处。'],
  EISDIR: inTheWay,
  ENOTDIR: inTheWay,
  EEXIST: inTheWay,
  ENOTEMPTY: inTheWay,
  ENOENT: ['文件夹在半途被移走了', '再运行一次。'],
  EBUSY: ['别的程序正占着它', '文件若在 Word 或 WPS 里开着，先关掉，再运行一次。'],
}

/** What can happen when files are read and written. */
export const outMessages = {
  'out/no-such-file': message<{ file: string }>(
    'error',
    ({ file }) => `找不到文件 ${file}。`,
    () => '检查路径和文件名；文件名里有空格的，整个路径加上引号。',
  ),
  'out/cannot-read': message<{ file: string; reason: string }>(
    'error',
    ({ file, reason }) =>
      reason === 'EISDIR' ? `${file} 是文件夹，这里要的是文件。` : `读不了文件 ${file}（${reason}）。`,
    ({ reason }) =>
      reason === 'EISDIR' ? '写出文件名，如 round.yaml。' : '检查文件的权限；文件若在别的程序里开着，先关掉。',
  ),
  'out/no-such-folder': message<{ option: string; folder: string }>(
    'error',
    ({ option, folder }) => `${option} 指的文件夹“${folder}”不存在，或者里面没有可用的文件。`,
    ({ option }) =>
      option === '--templates'
        ? '检查路径；里面应当直接是 outlines、sections、partials 这些文件夹。'
        : '检查路径；里面应当直接是 formulations.yaml 这样的文件。',
  ),
  'out/no-such-speech': message<{ which: string; known: readonly string[] }>(
    'error',
    ({ which }) => `这一轮没有“${which}”这篇讲话。`,
    ({ known }) =>
      known.length === 0
        ? '这一轮没有要生成的讲话。'
        : `可以写讲话种类，或者 ${known.slice(0, 6).join('、')}${known.length > 6 ? ' 等' : ''}，或者稿子的路径。`,
  ),
  'out/no-such-template': message<{ name: string; suggestion?: string }>(
    'error',
    ({ name }) => `没有叫“${name}”的内置模板，或者不止一个。`,
    ({ suggestion }) => meant(suggestion) ?? '编号见 speechgen templates list，如 领导动员/意义/三层-2018。',
  ),
  'out/in-the-way': message<{ file: string }>(
    'warning',
    ({ file }) => `已经有 ${file} 了，没有动它。`,
    () => '要重写的，先把原来的改名或移走。',
  ),
  'out/cannot-write': message<{ file: string; reason: string }>(
    'error',
    ({ file, reason }) => `写不了 ${file}：${refusals[reason]?.[0] ?? reason}，这次没有做完。`,
    ({ reason }) => refusals[reason]?.[1] ?? '检查文件夹的权限和磁盘空间；文件若在 Word 或 WPS 里开着，先关掉。',
  ),
  'out/in-use': message<{ file: string; reason: string; program?: string }>(
    'error',
    ({ file, reason, program }) =>
      program === undefined
        ? `${file} 被别的程序占着，或者不许改动（${reason}），新稿换不上去。`
        : `${file} 正在 ${program} 里打开，新稿换不上去。`,
    () => '关掉它，再运行一次；别的稿子已经写好，再运行只补这一篇。',
  ),
  'out/busy': message<{ folder: string }>(
    'error',
    ({ folder }) => `另一个 speechgen 正在往 ${folder} 里写，这次没有生成。`,
    ({ folder }) => `等它做完再运行；确定没有别的在运行，就删掉 ${folder}/.speechgen/building，再试一次。`,
  ),
  'out/hand-edited': message<{ file: string; beside: string }>(
    'warning',
    ({ file, beside }) => `${file} 生成以后被人改过，没有覆盖；新稿写在旁边的 ${beside}。`,
    ({ file, beside }) =>
      (file.endsWith('.docx')
        ? `看差别：speechgen diff ${named(file)} ${named(beside)} -o 花脸稿.docx。以后在 Word、WPS 里改完，先用 speechgen import 收回成 .md 再生成，改动就会并进新稿。`
        : '两份对照着取舍。') + '确定不要改过的那份，删去它，再生成一次。',
  ),
  'out/merged': message<{ file: string }>(
    'info',
    ({ file }) => `${file} 生成以后被人改过，改动都留着，新稿的变化已逐段并了进去。`,
    () => '通读一遍；确定不要改动的，用 --force 覆盖。',
  ),
  'out/merge-conflict': message<{ file: string; count: number }>(
    'warning',
    ({ file, count }) => `${file} 里有${count}处，手工改的和新生成的改到了同一段，两种写法都留在稿子里。`,
    () => '到标出的地方取舍，删去“【待补：…请取舍…】”的标记。',
  ),
  'out/stale-removed': message<{ file: string }>(
    'info',
    ({ file }) => `${file} 已不在这一轮里，旧稿没有改动过，已删除。`,
  ),
  'out/stale-kept': message<{ file: string }>(
    'warning',
    ({ file }) => `${file} 已不在这一轮里，但被人改过，没有删除。`,
    () => '确定不要的，请自行删除。',
  ),
  'out/broken-manifest': message<{ file: string }>(
    'warning',
    ({ file }) => `${file} 读不懂，分不清哪些稿子被人改过，已有的文件都当作改过的保留。`,
    () => '确定可以覆盖的，用 --force。',
  ),
  'out/nothing-selected': message<{ only: string }>(
    'error',
    ({ only }) => `--only ${only} 没有选中任何讲话。`,
    () => '写法如 --only "01-*" 或 --only "*/2-领导动员"；不加 --only 生成全部。',
  ),
  'out/no-shards': message<{ folder: string }>(
    'error',
    ({ folder }) => `${folder} 里没有分份生成的清单（manifest-1-of-4.json 这样的文件）。`,
    () => '先用 speechgen build --shard 1/4 … 各做一份，再合并；文件夹是这一轮的，如 out/十三届县委第一轮巡察。',
  ),
  'out/shards-differ': message<{ folder: string; what: string }>(
    'error',
    ({ folder, what }) => `${folder} 里的各份不是一次生成的：${what}。没有合并。`,
    () => '用同一个轮次文件、同一个版本，把各份重新生成一遍。',
  ),
  'out/shard-missing': message<{ folder: string; missing: string; count: number }>(
    'error',
    ({ folder, missing, count }) => `${folder} 一共要${count}份，缺第${missing}份。没有合并。`,
    ({ missing, count }) => `补做缺的，如 speechgen build … --shard ${missing.split('、')[0] ?? ''}/${count}，再合并。`,
  ),
  'out/speech-doubled': message<{ file: string }>('error', ({ file }) => `${file} 在两份清单里都有。没有合并。`),
  'out/speech-missing': message<{ file: string }>(
    'error',
    ({ file }) => `清单里有 ${file}，但找不到这个文件。没有合并。`,
    () => '把各台机器的产物拷到同一个文件夹里，再合并。',
  ),
  'out/speech-changed': message<{ file: string }>(
    'warning',
    ({ file }) => `${file} 与清单里的不一样，生成以后被人改过。`,
  ),
}
