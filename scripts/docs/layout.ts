import { fonts, page as sheet, pageNumber, profiles } from '../../src/emit/docx/layout.ts'
import { page, table } from './page.ts'

/** How far a clause is known to be kept: by a test, only by looking at Word or WPS, or only on paper. */
const states = { checked: '做了，测试查', word: '做了，要在 Word 里看', paper: '只能看纸', none: '不适用' } as const

/** A clause of the standard, or a practice, and what was made of it. */
interface Clause {
  /** of GB/T 9704—2012; 惯例 where offices do it and no standard asks for it */
  readonly clause: string
  readonly what: string
  readonly made: string
  readonly state: keyof typeof states
  /** the test that checks it, or where to look */
  readonly by: string
}

const mm = (twips: number): string => `${Math.round((twips / 1440) * 25.4)} mm`
const point = (halves: number): string => `${halves / 2} 磅`
const { document, reading } = profiles
const measured = '%s: %d lines of %d characters, the number 7 mm below, odd right, even left'
const styles = 'use no theme font and only fonts of the font table'

const clauses: readonly Clause[] = [
  {
    clause: '5.1',
    what: '用纸',
    made: `A4，${mm(sheet.width)} × ${mm(sheet.height)}`,
    state: 'checked',
    by: 'has the text area, grid and footers of the standard',
  },
  {
    clause: '5.2.1',
    what: '页边与版心',
    made: `上 ${mm(sheet.top)}、下 ${mm(sheet.bottom)}、左 ${mm(sheet.left)}、右 ${mm(sheet.right)}`,
    state: 'checked',
    by: 'has the text area, grid and footers of the standard',
  },
  {
    clause: '5.2.2',
    what: '正文字号',
    made: `3 号（${point(document.body)}）${fonts.body}`,
    state: 'checked',
    by: styles,
  },
  {
    clause: '5.2.3',
    what: '行数和字数',
    made: `每页 ${document.lines} 行，每行 ${document.characters} 字`,
    state: 'checked',
    by: measured,
  },
  {
    clause: '5.2.3',
    what: '行数和字数，在 Word、WPS 里',
    made: `行距固定 ${document.line / 20} 磅，字距 ${document.spacing / 20} 磅`,
    state: 'word',
    by: '数一页的行数、一行的字数；LibreOffice 里量过',
  },
  {
    clause: '5.2.4',
    what: '文字颜色',
    made: '黑色；【待补】有黄底，付印前要补上',
    state: 'checked',
    by: 'highlight what is held open, and nothing else, wherever it stands',
  },
  { clause: '6.1、6.2', what: '制版、印刷', made: '—', state: 'paper', by: '双面印刷，页码套正，两面误差不超过 2 mm' },
  { clause: '6.3', what: '装订', made: '—', state: 'paper', by: '左侧装订，不掉页，四角成直角' },
  {
    clause: '7.2',
    what: '版头：份号、密级、发文机关标志、发文字号',
    made: '讲话稿不是法定公文，没有',
    state: 'none',
    by: '—',
  },
  {
    clause: '7.3.1',
    what: '标题',
    made: `2 号（${point(document.title)}）${fonts.title}，居中，按意思断行`,
    state: 'checked',
    by: 'break the title where the user says',
  },
  {
    clause: '7.3.1',
    what: '标题的字体',
    made: `没有装${fonts.title}时显示成宋体`,
    state: 'word',
    by: '看开始选项卡里的字体名和屏幕上的字形是不是一回事',
  },
  {
    clause: '7.3.2',
    what: '主送机关（讲话稿是称谓）',
    made: '标题下空一行，顶格，全角冒号',
    state: 'checked',
    by: 'come in the order of the page, with one blank line before the salutation',
  },
  {
    clause: '7.3.3',
    what: '各级标题',
    made: `一级${fonts.chapter}，二级${fonts.section}，三级${fonts.body}加粗（加粗是惯例）`,
    state: 'checked',
    by: 'give headings Word’s own ids, an outline level and keepNext',
  },
  { clause: '7.3.3', what: '段首', made: '空两个字', state: 'word', by: '看段首和第二行的第三个字是不是对齐' },
  {
    clause: '7.3.5',
    what: '署名、日期',
    made: '在标题下，楷体居中，先日期后讲话人（惯例）',
    state: 'checked',
    by: 'come in the order of the page, with one blank line before the salutation',
  },
  { clause: '7.4', what: '版记', made: '讲话稿不是法定公文，没有', state: 'none', by: '—' },
  {
    clause: '7.5',
    what: '页码',
    made: `4 号（${point(pageNumber.size)}）${fonts.pageNumber}，一字线，版心下 7 mm，单页居右空一字，双页居左空一字`,
    state: 'checked',
    by: measured,
  },
  {
    clause: '7.5',
    what: '页码的位置，在 Word、WPS 里',
    made: `页脚距纸边 ${mm(sheet.footer)}`,
    state: 'word',
    by: '量页码的一字线到最后一行的距离',
  },
  {
    clause: '惯例',
    what: '引号、破折号',
    made: '用汉字字体，不用英文字体',
    state: 'checked',
    by: 'carry the East Asian hint on every run with marks that Word takes for Latin',
  },
  { clause: '惯例', what: '标点', made: '不在行首，不挤出版心', state: 'word', by: '看行首有没有句号、逗号' },
  {
    clause: '惯例',
    what: '最后一页',
    made: '末段不留一行在一页上；别处照每页的行数排满',
    state: 'checked',
    by: 'after %i lines, of the %i lines of the last paragraph none stands alone',
  },
  {
    clause: '惯例',
    what: '导航窗格',
    made: '各级标题是 Word 自己的标题样式',
    state: 'checked',
    by: 'give headings Word’s own ids, an outline level and keepNext',
  },
  {
    clause: '惯例',
    what: '朗读稿',
    made: `${point(reading.body)}，每页 ${reading.lines} 行，每行 ${reading.characters} 字`,
    state: 'checked',
    by: measured,
  },
  {
    clause: '—',
    what: '文件格式',
    made: 'Office Open XML（ISO/IEC 29500）',
    state: 'checked',
    by: 'hold for every speech',
  },
]

/** `docs/layout.md`. @param tests the source of the tests: every clause that is said to be checked names one of them */
export function layoutPage(tests: string): string {
  const lost = clauses.filter(({ state, by }) => state === 'checked' && !tests.includes(`'${by}'`))
  if (lost.length > 0) throw new Error(`no such test: ${lost.map(({ by }) => by).join('; ')}`)
  const count = (state: keyof typeof states): number => clauses.filter((each) => each.state === state).length
  return page([
    '# 版式：做了哪些，谁来看',
    `讲话稿参照 GB/T 9704—2012《党政机关公文格式》排版（参照，不是符合：讲话稿不是法定公文）。下面 ${clauses.length} 条里，
${count('checked')} 条由测试检查，${count('word')} 条要在 Word 或 WPS 里看一眼，${count('paper')} 条只能看纸，${count('none')} 条不适用。`,
    '测试用 LibreOffice 排出页面来量；没有 LibreOffice 或字体时测试写“未核验”，不写通过。量自己的文件：`npm run measure -- 讲话.docx`。',
    '![一页讲话稿](page.png)',
    table(
      ['条款', '要求', '怎么做的', '状态', '由什么检查、怎么看'],
      clauses.map(({ clause, what, made, state, by }) => [
        clause,
        what,
        made,
        states[state],
        state === 'checked' ? `测试 “${by}”` : by,
      ]),
    ),
  ])
}
