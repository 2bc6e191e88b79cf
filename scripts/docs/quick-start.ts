import { page, table } from './page.ts'

/** What `scripts/walk.mjs` wrote down. */
export interface Walk {
  readonly about: { readonly speechgen: string; readonly node: string; readonly cpus: number }
  readonly steps: readonly {
    readonly name: string
    readonly line: string
    readonly seconds: number
    readonly answer: string
  }[]
}

/** `docs/quick-start.md`, from a walk that was really walked. */
export function quickStartPage({ about, steps }: Walk): string {
  const [install, init, edit, build, check] = steps
  const shown = (step: Walk['steps'][number] | undefined, prompt = '$ '): string =>
    `\`\`\`console\n${prompt}${step?.line ?? ''}\n${step?.answer ?? ''}`.trimEnd() + '\n```'
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1)
  return page([
    '# 上手',
    `从一个安装包到一整套讲话稿。下面每条命令和回答都是照着做一遍记下来的（speechgen ${about.speechgen}，Node.js ${about.node}，${about.cpus} 核；\`npm run walk\` 重做一遍）；
不算改文件的工夫，一共 ${total} 秒。`,
    '## 1 安装',
    `要有 Node.js 20.19 以上。安装包是一个文件：`,
    shown(install),
    '没有 Node.js、不能联网的电脑，用带 Node.js 的压缩包：解开就能用，不用安装，见[另一种装法](install.md)。',
    '## 2 新建轮次文件',
    shown(init),
    '不写 `--yes` 就一项一项地问。',
    '## 3 改成这一轮的',
    `用任何编辑器打开 \`第一轮/round.yaml\`，把单位、日期、人员改成自己的。例如把“${(edit?.line ?? '').replace(' → ', '”改成“')}”。能写的键都在[轮次文件](round-file.md)里；想边改边看稿面，用 \`speechgen preview\`。`,
    '![预览](preview.png)',
    '## 4 生成',
    shown(build),
    '每个会一个文件夹，每篇讲话一份 .md、一份 .docx。没写的会空着，如【待补：值班电话】，黄底标出。改了轮次文件再生成一次就行：你手工改过的稿子不会被覆盖，新稿放在旁边。',
    '写错了会一次说完：哪个文件、哪一行、怎么办。改好以前一篇也不写。',
    '![写错了的样子](terminal.svg)',
    '## 5 审读',
    shown(check),
    '在 Word 里改过的稿子也能审读，别处写的也能。查什么见[检查规则](checks.md)。',
    '## 用了多久',
    table(
      ['步骤', '秒'],
      steps.filter((step) => step !== edit).map(({ name, seconds }) => [name, String(seconds)]),
    ),
  ])
}
