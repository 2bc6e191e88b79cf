import { message } from '../message.ts'

/** What can be wrong with, or must be said of, the catalogue (data/). */
export const catalogueMessages = {
  'catalogue/beyond-horizon': message<{ date: string; verified: string }>(
    'info',
    ({ date, verified }) => `会议日期 ${date} 晚于资料核对截止日 ${verified}，此后的新提法、新文件没有收录。`,
    () => '请对照最新文件核对一遍；需要补充的话，写在轮次文件的 重点、背景 或 插入 里。',
  ),
}
