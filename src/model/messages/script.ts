import { message } from '../message.ts'

/** What can happen when a speech goes from one format to another, or two are compared. */
export const scriptMessages = {
  'script/unsupported': message<{ file: string }>(
    'error',
    ({ file }) => `${file} 不是能排版、转换的格式。`,
    () => '可以用 .md、.txt、.docx；.doc、.wps 请先在 Word 或 WPS 里另存为 .docx。',
  ),
  'script/empty': message<{ file: string }>(
    'error',
    ({ file }) => `${file} 里没有正文。`,
    () => '检查是不是选错了文件。',
  ),
  'script/not-printed': message<{ file: string; found: string }>(
    'warning',
    ({ file, found }) => `${file} 里有${found}，讲话稿里不排，已略去。`,
  ),
  'script/changes': message<{ file: string; count: number; kept: boolean }>(
    'info',
    ({ file, count, kept }) =>
      kept
        ? `${file} 里有 ${count} 处修订，增加的写成 {++增++}，删去的写成 {--删--}。`
        : `${file} 里有 ${count} 处修订，已全部接受。`,
    ({ kept }) => (kept ? '取舍以后，把花括号和加减号删掉。' : '要看着修订取舍的，加上 --changes keep。'),
  ),
  'script/changes-left': message<{ file: string; count: number }>(
    'warning',
    ({ file, count }) => `${file} 里还有 ${count} 处 {++增++}{--删--} 这样的修订没有取舍，照样排进去了。`,
    () => '取舍以后，把花括号和加减号删掉，再排一次。',
  ),
  'script/held-open': message<{ file: string; count: number }>(
    'info',
    ({ file, count }) => `${file} 里还有 ${count} 处【待补】，排出来用黄底标着。`,
  ),
  'script/target-exists': message<{ file: string }>(
    'error',
    ({ file }) => `${file} 已经有了，里面可能有人改过的内容，没有覆盖。`,
    () => '用 -o 换个文件名；确定不要原来的，用 --force 覆盖。',
  ),
  'script/target-is-source': message<{ file: string }>(
    'error',
    ({ file }) => `${file} 就是原文件，没有写：原文件不能被覆盖。`,
    () => '用 -o 换个文件名。',
  ),
  'script/no-base': message<{ file: string }>(
    'error',
    ({ file }) => `没有找到 ${file} 上次生成的原稿，没有可以比的。`,
    () => '写上两份稿子，如 speechgen diff 旧稿.docx 新稿.docx -o 花脸稿.docx。',
  ),
  'script/no-office': message<{ file: string }>(
    'error',
    ({ file }) => `没有找到 LibreOffice，排不出 ${file}。`,
    () => '装上 LibreOffice 再试；或者排成 .docx，在 Word 或 WPS 里另存为 PDF。',
  ),
  'script/office-failed': message<{ file: string }>(
    'error',
    ({ file }) => `LibreOffice 没有排出 ${file}。`,
    () => '在 LibreOffice 里打开 .docx 看看；或者在 Word 或 WPS 里另存为 PDF。',
  ),
  'script/fonts': message<{ file: string; fonts: string }>(
    'warning',
    ({ file, fonts }) => `这台电脑上没有仿宋等公文字体，${file} 用的是 ${fonts}，每行字数和分页可能不同。`,
    () => '装上仿宋_GB2312、楷体_GB2312、黑体、方正小标宋简体再排一次。',
  ),
}
