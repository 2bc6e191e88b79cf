import { meant, message } from '../message.ts'

/** What can happen when files are read and written. */
export const outMessages = {
  'out/no-such-file': message<{ file: string }>(
    'error',
    ({ file }) => `找不到文件 ${file}。`,
    () => '检查路径和文件名；文件名里有空格的，整个路径加上引号。',
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
    ({ file, reason }) => `写不了 ${file}（${reason}），这次没有生成。`,
    () => '检查文件夹的权限和磁盘空间；文件若在 Word 或 WPS 里开着，先关掉。',
  ),
  'out/hand-edited': message<{ file: string; beside: string }>(
    'warning',
    ({ file, beside }) => `${file} 生成以后被人改过，没有覆盖；新稿写在旁边的 ${beside}。`,
    () => '两份对照着取舍；确定不要改过的那份，用 --force 覆盖。',
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
}
