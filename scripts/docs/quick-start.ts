import { page, table } from './page.ts'

/** What `scripts/walk.mjs` wrote down. */
export interface Walk {
  readonly about: { readonly date: string; readonly speechgen: string; readonly node: string; readonly cpus: number }
  readonly steps: readonly {
    readonly name: string
    readonly line: string
    readonly seconds: number
    readonly answer: string
  }[]
}

/** `docs/quick-start.md`, from a walk that was really walked. */
export function quickStartPage({ about, steps }: Walk): string {
  const named = (name: string): Walk['steps'][number] => {
    const found = steps.find((step) => step.name === name)
    if (found === undefined) throw new Error(`docs/walk.json has no step ${name}`)
    return found
  }
  const shown = (name: string, before: readonly string[] = []): string => {
    const { line, answer } = named(name)
    return `\`\`\`console\n${[...before, line].map((each) => `$ ${each}`).join('\n')}\n${answer}`.trimEnd() + '\n```'
  }
  const written = (name: string): string => `\`\`\`yaml\n${named(name).answer}\n\`\`\``
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1)
  const [from, to] = named('在 Word 里改').line.split(' → ')
  return page([
    '# 上手',
    `从一个空文件夹到印在纸上的讲话稿。下面每条命令和回答都是照着做一遍记下来的，图都是真的页面（speechgen ${about.speechgen}，Node.js ${about.node}，${about.cpus} 核；\`npm run walk\` 重做一遍）；
不算改文件的工夫，一共 ${total} 秒。`,
    '## 1 安装',
    '要有 Node.js 20.19 以上（运行 `node --version` 看）。安装包是一个文件，叫 speechgen-版本号.tgz：向做安装包的人要，或者在本仓库里运行 `npm ci && npm pack` 自己做，做好的就在仓库的文件夹里。在放着它的文件夹里打开命令行窗口：',
    shown('安装'),
    '装好不说话；`speechgen --version` 说得出版本，就是装好了。没有 Node.js、不能联网的电脑，用带 Node.js 的压缩包：解开就能用，不用安装，见[另一种装法](install.md)。',
    '## 2 新建轮次文件',
    shown('新建'),
    '不写 `--yes` 就一项一项地问。“已写”的文件里只有 `round.yaml` 要改；别的是给编辑器用的，不用管。',
    '## 3 先看看',
    '什么也没改就可以生成：',
    shown('先看看', ['cd 第一轮']),
    '前面那些“提示”说的是哪里还空着、该写在轮次文件的哪一行。一共三种话：“提示”看看就行，“提醒”该改，“错误”不改就不生成。',
    '## 4 改成这一轮的',
    '用任何编辑器打开 `round.yaml`，把单位、日期、人员改成自己的。整行以 # 开头的是可选的，要用就去掉行首的“# ”。比如改了这些行（行尾的说明从略）：',
    written('修改'),
    '冒号、逗号用半角，冒号后面空一格。能写的键都在[轮次文件](round-file.md)里。写错了会一次说完：哪个文件、哪一行、怎么办；改好以前一篇也不写：',
    '![写错了的样子](terminal.svg)',
    '想边改边看稿面，用 `speechgen preview round.yaml`：右边改，中间就变；点一段，看它从哪里来。',
    '![预览](preview.jpg)',
    '## 5 生成',
    shown('生成'),
    '每个会一个文件夹，每篇讲话一份 .md、一份 .docx。轮次文件没写的：讲话里少不了的（谁讲话、组长姓名、值班电话）空着，如【待补：值班电话】，黄底标出；别的就不提。',
    '![组长动员的第一页](page.png)',
    '## 6 审读',
    shown('审读'),
    '要改的一处一处列出来，每处说明怎么办；没有要改的，就只说每篇多少字、念完约几分钟。在 Word 里改过的稿子也能审读，别处写的也能。查什么见[检查规则](checks.md)。',
    '## 7 领导改了稿子，日期也变了',
    `领导在 Word 里动了几处，比如把“${from}”改成了“${to}”。先收回成 .md，再把他改的 .docx 挪出来留底：`,
    shown('收回'),
    '然后会期变了，在 `round.yaml` 里改：',
    written('改日期'),
    shown('再生成'),
    '领导的改动和新的日期都在新稿里，.md、.docx 是一样的。手工改过的稿子不会丢：',
    [
      '- 直接改 .md 的，什么也不用做，再生成时逐段合并；两边改到同一段的，两种写法都留下，标出来。',
      '- 改 .docx 的，像上面那样先 `import`。没有收回就再生成了，改过的 .docx 原样不动，新稿写在旁边，叫 3-领导动员.new.docx。',
    ].join('\n'),
    '稿子和生成的比，人改了哪里？做一份花脸稿，在 Word、WPS 里可以逐处接受、拒绝（比较两份稿子，就写两个文件）：',
    shown('花脸稿'),
    '![花脸稿](redline.png)',
    '## 8 打印',
    '.docx 在 Word、WPS 里打开就能打印。领导念的大字朗读稿，连同 PDF（要装有 LibreOffice），由定稿的 .md 排：',
    shown('朗读稿'),
    '![大字的朗读稿](reading.png)',
    '一整轮都要大字的、都要 PDF 的：`speechgen build round.yaml --profile reading --format md,pdf`，改过的地方也在里面；再运行 `speechgen build round.yaml`，又换回公文版式。',
    '图里的字体是代用的；电脑上装有仿宋_GB2312、方正小标宋简体等公文字体的，用的就是它们。版式的来历见[版式](layout.md)。',
    '## 用了多久',
    table(
      ['步骤', '秒'],
      steps.filter(({ seconds }) => seconds > 0).map(({ name, seconds }) => [name, String(seconds)]),
    ),
  ])
}
