/** What a helper's argument must be, for the check before rendering. */
export type ArgumentKind = 'leaf' | 'list' | 'number' | 'slot' | 'document' | 'dated' | 'event' | 'text' | 'any'

/** A helper's names and arguments; `block` helpers enclose text, `test` helpers stand inside {{#if ( )}}. */
export interface Signature {
  readonly zh: string
  readonly takes: readonly ArgumentKind[]
  /** how many of the arguments may be left out, from the end */
  readonly optional?: number
  readonly use: 'print' | 'test' | 'block' | 'both'
  readonly wants: string
}

/** Every helper by its English name. */
export const signatures: Readonly<Record<string, Signature>> = {
  count: { zh: '汉字', takes: ['leaf'], use: 'print', wants: '一个数，如 {{汉字 章数}}' },
  ordinal: { zh: '序数', takes: ['leaf'], use: 'print', wants: '一个数，如 {{序数 轮次.轮序}}' },
  month_day: { zh: '月日', takes: ['leaf'], use: 'print', wants: '一个日期，如 {{月日 轮次.结束}}' },
  join: {
    zh: '并列',
    takes: ['list', 'number'],
    optional: 1,
    use: 'print',
    wants: '一列，如 {{并列 单位.行业.风险 2}}',
  },
  one: { zh: '其一', takes: ['list'], use: 'print', wants: '一列，如 {{其一 单位.行业.定位}}' },
  points: { zh: '要点数', takes: [], use: 'print', wants: '不带参数' },
  formulation: { zh: '提法', takes: ['slot'], use: 'print', wants: '提法的槽位，如 {{提法 "spirit"}}' },
  document: { zh: '文件', takes: ['document'], use: 'print', wants: '文件的编号，如 {{文件 "xunshi-tiaoli"}}' },
  latest: { zh: '最近', takes: ['event'], use: 'both', wants: '会议的种类，如 {{最近 "plenum"}}' },
  ongoing: { zh: '在办', takes: ['event'], use: 'both', wants: '种类，如 {{在办 "campaign"}}' },
  in_use: { zh: '通行', takes: ['dated'], use: 'test', wants: '资料库里的名称，如 (通行 "两个维护")' },
  is: {
    zh: '为',
    takes: ['leaf', 'text'],
    use: 'test',
    wants: '一个字段和一段文字或另一个字段，如 (为 单位.类型 "回头看")',
  },
  wording: { zh: '换说', takes: [], use: 'block', wants: '不带参数' },
}
