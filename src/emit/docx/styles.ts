import { fonts, pageNumber } from './layout.ts'
import type { Profile } from './layout.ts'
import { part } from './xml.ts'

/** Ids of the styles. Those that Word has itself keep its ids, so that its navigation pane and style list know them. */
export const styleIds = {
  title: 'Title',
  date: 'Date',
  speaker: 'Speaker',
  salutation: 'Salutation',
  body: 'SpeechBody',
  headings: { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3', 4: 'Heading4' },
  leads: { 1: 'Lead1', 2: 'Lead2', 3: 'Lead3', 4: 'Lead4' },
  footer: 'Footer',
} as const

interface Style {
  readonly id: string
  /** Word's own English name, or ours; Word shows its own in the user's language */
  readonly name: string
  readonly character?: true
  readonly font?: string
  readonly bold?: true
  readonly size?: number
  /** after every character */
  readonly spacing?: number
  readonly line?: number
  readonly indented?: true
  readonly align?: 'center' | 'left'
  /** 1 for a chapter */
  readonly outline?: number
  readonly next?: string
}

/** styles.xml: everything is said here, nothing in a theme, so that no program's defaults can show through. */
export function stylesXml(profile: Profile): string {
  const styles = table(profile)
    .map((style) => styleXml(style, profile))
    .join('')
  return part('w:styles', `${defaults(profile)}${styles}`)
}

function table(profile: Profile): readonly Style[] {
  const { headings, leads, body } = styleIds
  const heading = { indented: true, next: body } as const
  return [
    { id: styleIds.title, name: 'Title', font: fonts.title, size: profile.title, spacing: 0, align: 'center' },
    { id: styleIds.date, name: 'Date', font: fonts.section, align: 'center' },
    { id: styleIds.speaker, name: '讲话人', font: fonts.section, align: 'center' },
    { id: styleIds.salutation, name: 'Salutation', align: 'left', next: body },
    { id: body, name: '讲话正文', indented: true },
    { id: headings[1], name: 'heading 1', font: fonts.chapter, outline: 1, ...heading },
    { id: headings[2], name: 'heading 2', font: fonts.section, outline: 2, ...heading },
    // Bold is practice: the standard gives levels three and four the body's font
    { id: headings[3], name: 'heading 3', font: fonts.body, bold: true, outline: 3, ...heading },
    { id: headings[4], name: 'heading 4', font: fonts.body, outline: 4, ...heading },
    { id: leads[1], name: '段首一级标题', character: true, font: fonts.chapter },
    { id: leads[2], name: '段首二级标题', character: true, font: fonts.section },
    { id: leads[3], name: '段首三级标题', character: true, font: fonts.body, bold: true },
    { id: leads[4], name: '段首四级标题', character: true, font: fonts.body, bold: true },
    {
      id: styleIds.footer,
      name: 'footer',
      font: fonts.pageNumber,
      size: pageNumber.size,
      spacing: 0,
      line: pageNumber.line,
    },
  ]
}

function defaults(profile: Profile): string {
  const latin = `w:ascii="${fonts.latin}" w:hAnsi="${fonts.latin}" w:cs="${fonts.latin}"`
  return (
    `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ${latin} w:eastAsia="${fonts.body}"/>` +
    `<w:spacing w:val="${profile.spacing}"/><w:kern w:val="0"/>${size(profile.body)}` +
    `<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    // No quarter-em gaps between Han characters and digits: they would take the line off its 28 characters
    `<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/>` +
    `<w:autoSpaceDN w:val="0"/>${line(profile.line)}<w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>` +
    // Normal says its size itself: what only stands in the defaults is lost when the text is pasted elsewhere
    `<w:rPr>${size(profile.body)}</w:rPr></w:style>` +
    `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>` +
    `<w:uiPriority w:val="1"/><w:semiHidden/></w:style>`
  )
}

function styleXml(style: Style, profile: Profile): string {
  const kind = style.character ? 'character' : 'paragraph'
  const ours = /^[A-Za-z]/.test(style.name) ? '' : ' w:customStyle="1"'
  const paragraph =
    (style.outline === undefined ? '' : '<w:keepNext/>') +
    (style.line === undefined ? '' : line(style.line)) +
    (style.indented ? `<w:ind w:firstLineChars="200" w:firstLine="${profile.indent}"/>` : '') +
    (style.align === undefined ? '' : `<w:jc w:val="${style.align}"/>`) +
    (style.outline === undefined ? '' : `<w:outlineLvl w:val="${style.outline - 1}"/>`)
  const run =
    (style.font === undefined ? '' : `<w:rFonts w:eastAsia="${style.font}"/>`) +
    (style.bold ? '<w:b/><w:bCs/>' : '') +
    (style.spacing === undefined ? '' : `<w:spacing w:val="${style.spacing}"/>`) +
    (style.size === undefined ? '' : size(style.size))
  return (
    `<w:style w:type="${kind}"${ours} w:styleId="${style.id}"><w:name w:val="${style.name}"/>` +
    `<w:basedOn w:val="${style.character ? 'DefaultParagraphFont' : 'Normal'}"/>` +
    (style.next === undefined ? '' : `<w:next w:val="${style.next}"/>`) +
    '<w:qFormat/>' +
    (paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`) +
    (run === '' ? '' : `<w:rPr>${run}</w:rPr>`) +
    '</w:style>'
  )
}

function size(halfPoints: number): string {
  return `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
}

function line(pitch: number): string {
  return `<w:spacing w:before="0" w:after="0" w:line="${pitch}" w:lineRule="exact"/>`
}
