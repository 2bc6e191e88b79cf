/** One command line as a user would type it, and what it does. */
export interface CommandExample {
  readonly line: string
  readonly about: string
}

const one = (line: string, about: string): CommandExample => ({ line: `speechgen ${line}`, about })

/** Examples by command: at the end of `--help`, and in docs/commands.md. The tests hold every line to the options there are. */
export const examples: Readonly<Record<string, readonly CommandExample[]>> = {
  init: [
    one('init', '在当前文件夹新建轮次文件，先问几个问题'),
    one('init 第一轮 --yes --level 县', '不问，按县一级的默认写进“第一轮”文件夹'),
  ],
  build: [
    one('build round.yaml', '生成整套讲话稿，MD 和 DOCX 都写到 out/'),
    one('build round.yaml --only "*/2-领导动员" --format docx', '只生成领导动员讲话的 DOCX'),
    one('build round.yaml --templates templates --strict', '用自己改过的模板；有提醒、有待补就算不成功'),
    one(
      'build round.yaml --profile reading --format md,pdf',
      '都排成大字的朗读稿，连同打印用的 PDF（要装有 LibreOffice）',
    ),
    one('build round.yaml --shard 2/4', '四台机器分着做，这一台做第二份'),
  ],
  merge: [one('merge out/十三届县委第一轮巡察', '各份都拷到一处以后，合成一份清单')],
  watch: [one('watch round.yaml', '一保存就重新生成，Ctrl-C 结束')],
  preview: [
    one('preview round.yaml', '在浏览器里看稿面、改轮次文件'),
    one('preview round.yaml --port 4180 --no-open', '固定端口，自己打开网址'),
  ],
  check: [
    one('check 讲话.docx --date 2026-08-05', '审读一份稿子，按开会那天的提法'),
    one('check out --round round.yaml', '审读整个文件夹，并对照轮次文件里的人名、日期'),
    one('check 讲话.docx --fix --annotate 批注.docx', '另存一份：有把握的改成修订，其余写成批注'),
    one('check out --format junit', '给流水线看的结果'),
  ],
  render: [
    one('render 讲话.md', '把改过的稿子排成 DOCX，放在原文件旁边'),
    one('render 讲话.md --profile reading -o 朗读稿.docx', '大字的朗读稿'),
  ],
  import: [
    one('import 讲话.docx', '把在 Word、WPS 里改过的稿子收回成 Markdown'),
    one('import 讲话.docx --changes keep -o 讲话.md', '修订不接受，照原样留着'),
  ],
  diff: [
    one('diff 旧稿.md 新稿.docx', '逐段比较两份稿子'),
    one('diff 讲话.docx -o 花脸稿.docx', '和它上次生成的原稿比，写成带修订的 DOCX'),
  ],
  templates: [one('templates explain round.yaml', '每篇讲话用了哪些模板，为什么')],
  'templates list': [one('templates list', '列出模板和各自的条件')],
  'templates show': [one('templates show outlines/组长动员/三点', '显示一个模板，写它的名字或路径')],
  'templates explain': [one('templates explain round.yaml 01-某县卫健委进驻动员会/2-领导动员', '只看一篇，写它的路径')],
  'templates fields': [one('templates fields', '列出模板里能用的字段')],
  'templates slots': [one('templates slots --on 2018-11-01', '那一天各个槽位通行的提法')],
  'templates check': [one('templates check --templates templates', '连自己的模板一起检查')],
  'templates eject': [one('templates eject sections/组长动员/意义/领导在后-三层', '复制到 templates/ 里改')],
  'templates new': [one('templates new section 领导动员/意义/我们的写法', '新写一章，能用的条件都写在开头')],
  catalogue: [one('catalogue list --on 2018-11-01', '那一天通行的资料')],
  'catalogue list': [one('catalogue list --kind frameworks', '只列监督重点的框架')],
  'catalogue show': [one('catalogue show 四个落实', '显示一条资料和它的出处')],
  schema: [one('schema --lang zh', '只有中文键的 JSON Schema，给编辑器用')],
  completion: [
    one('completion bash', '把输出存进 ~/.local/share/bash-completion/completions/speechgen'),
    one('completion zsh', '把输出存进 fpath 里的 _speechgen'),
    one('completion fish', '把输出存进 ~/.config/fish/completions/speechgen.fish'),
  ],
}
