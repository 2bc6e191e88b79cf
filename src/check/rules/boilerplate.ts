import { around, hits } from '../hits.ts'
import type { Rule } from '../rule.ts'
import { over } from '../rule.ts'

const web =
  /https?:\/\/[\w./?=&%#:~-]+|(?<![A-Za-z.])www\.[\w./?=&%#:~-]+|点击(?:上方|下方|右上|蓝字|关注|阅读原文|查看|此处|这里|下载|链接)|下载(?:本文|此文|全文|原文|文档|[Ww]ord|WORD)|责任编辑|(?<![规示典模防])范文(?![件化明本字书])|更多[^，。；\n]{0,12}请(?:关注|点击)|关注[^，。；\n]{0,10}(?:微信)?公众号/gu
const trade =
  /(?:微信|QQ)(?:号|资料|材料)|(?:加|进|入|扫码)(?:微信|QQ)群|会员(?:群|号|资料|材料|权益)|(?:订阅|充值|续费)(?:立享|即享|会员)|倒卖(?:会员|资料)|仅供(?:学习|参考|交流)|(?:禁止|严禁|请勿)(?:外传|转载|转发)|版权(?:所有|归)|侵(?:权)?必(?:究|删)|学习资料这里|老秘|文秘(?:网|写作|资料)|公文(?:网|库|素材)|自建平台|实时分享/gu
const margin =
  /^[ \t\u3000]*(?:(?:文章|信息|稿件)?来源|原标题|作者|编辑|发布时间|浏览次数|阅读量|字体大小)[：:][^，。\n]{0,20}$|[（(](?:文章|信息|稿件)?来源[：:][^）)\n]{0,20}[）)]|(?:^|[ \t])第\s?\d+\s?页\s?[，,/／]?\s?共\s?\d+\s?页|^[ \t\u3000]*第\s?[\d一二三四五六七八九十]+\s?页[ \t\u3000]*$|^[ \t\u3000]*[-—–－]\s?\d+\s?[-—–－][ \t\u3000]*$|^[ \t\u3000>＞]*[>＞►▶☞▲][ \t\u3000>＞►▶]*/gmu
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF\uFFFD]+/gu

/** What websites, page footers and pasting leave in a text. */
export const boilerplate: Rule = {
  id: 'boilerplate',
  severity: 'warning',
  about: '网页、页脚留下的东西：来源、责任编辑、网址、范文、页码、看不见的字符。',
  example: { wrong: '责任编辑：张三' },
  find: (reading) => [
    ...[web, trade, margin].flatMap((residue) =>
      hits(reading, residue).map(({ paragraph, match }) =>
        over(paragraph, match, {
          message: `像是网页或页脚留下的：“${match[0].trim()}”。`,
          hint: '与讲话无关的，删去。',
        }),
      ),
    ),
    ...hits(reading, invisible).map((hit) => {
      const { paragraph, match } = hit
      const said = { message: `有看不见的字符：“${around(hit).replaceAll(invisible, '␣')}”。`, hint: '删去。' }
      // U+FFFD stands for a character that was lost: nobody knows which
      return over(paragraph, match, match[0].includes('\uFFFD') ? said : { ...said, fix: '' })
    }),
  ],
}
