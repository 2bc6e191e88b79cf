import { describe, expect, it } from 'vitest'
import { align, width, windowText } from '../../src/commands/catalogue/layout.ts'
import { catalogueKinds, listCatalogue, nearMisses, showEntry } from '../../src/commands/catalogue.ts'
import { shippedCatalogue } from '../shipped-catalogue.ts'

const catalogue = shippedCatalogue()

describe('listCatalogue', () => {
  it('groups by kind, in one order', () => {
    const heads = [...listCatalogue(catalogue).matchAll(/^(\S+)（\d+）$/gm)].map(([, head]) => head)
    expect(heads).toEqual(catalogueKinds)
  })

  it('lists only what is in use on a day', () => {
    expect(listCatalogue(catalogue, { on: '2018-05-13' })).not.toMatch(/^ {2}liangge-weihu /m)
    expect(listCatalogue(catalogue, { on: '2018-05-14' })).toMatch(/^ {2}liangge-weihu /m)
    expect(listCatalogue(catalogue, { on: '2018-11-01' })).toMatch(/六个围绕、一个加强$/m)
    expect(listCatalogue(catalogue, { on: '2018-11-01' })).not.toContain('党的十九届四中全会')
  })

  it('lists one kind alone', () => {
    const list = listCatalogue(catalogue, { kind: '单位类别' })
    expect(list).toContain('卫生健康')
    expect(list).not.toContain('四个落实')
  })

  it('says so where there is nothing', () => {
    expect(listCatalogue(catalogue, { on: '1990-01-01', kind: '会议活动' })).toBe('1990-01-01 没有在用的条目。\n')
  })
})

describe('showEntry', () => {
  it('shows the items as they were worded on the day', () => {
    expect(showEntry(catalogue, '四个落实', { on: '2020-01-01' })).toContain('主题教育整改情况')
    expect(showEntry(catalogue, '四个落实', { on: '2021-06-01' })).not.toContain('主题教育整改情况')
  })

  it('calls only a documented date the first', () => {
    const documented = showEntry(catalogue, '四个落实')
    expect(documented).toMatch(/最早见于 +2019-09-06/)
    const attested = showEntry(catalogue, '三个聚焦')
    expect(attested).toMatch(/所见最早用例 +2020-03/)
    expect(attested).not.toMatch(/最早见于|首次提出/)
  })

  it('says whether the entry was in use', () => {
    expect(showEntry(catalogue, 'lgwh', { on: '2018-05-13' })).toContain('还没有这个说法')
    expect(showEntry(catalogue, 'lgwh', { on: '2018-05-14' })).toContain('在用')
    expect(showEntry(catalogue, '六围绕一加强', { on: '2020-05-14' })).toContain('已不再用')
  })

  it('gives sources by title, successor and confidence', () => {
    const shown = showEntry(catalogue, 'liu-weirao-yi-jiaqiang')
    expect(shown).toMatch(/后继 +四个落实（sige-luoshi）/)
    expect(shown).toMatch(/可信度 +高/)
    expect(shown).toContain('十九届中央第一轮巡视完成进驻')
    expect(shown).not.toContain('xwlb-')
  })

  it('says of a local name that it is not the centre’s', () => {
    expect(showEntry(catalogue, '四个聚焦')).toContain('不是中央文件的用语')
    expect(showEntry(catalogue, '四个落实')).not.toContain('不是中央文件的用语')
  })

  it('finds an entry by alias, with or without quotation marks, and all that share a name', () => {
    expect(showEntry(catalogue, '卫健')).toContain('药品耗材')
    expect(showEntry(catalogue, '《巡视工作条例》')).toContain('2024-02-21')
    expect(showEntry(catalogue, '四个紧盯')?.match(/^四个紧盯（/gm)).toHaveLength(2)
    expect(showEntry(catalogue, '首轮')).toContain('第一轮')
    expect(showEntry(catalogue, '十九届四中全会')).toContain('2019-10-28 至 2019-10-31')
  })

  it('has nothing for an unknown name, and near misses for a slip', () => {
    expect(showEntry(catalogue, '四个落石')).toBeUndefined()
    expect(nearMisses(catalogue, '四个落石')[0]).toBe('四个落实')
    expect(nearMisses(catalogue, 'sige-luoshy')[0]).toBe('sige-luoshi')
    expect(nearMisses(catalogue, '绝无此物某某某')).toEqual([])
  })
})

describe('the layout', () => {
  it('counts Han characters and full-width signs as two columns', () => {
    expect(width('a“甲”，1')).toBe(10)
  })

  it('aligns columns and leaves no blanks at the end', () => {
    expect(
      align([
        ['甲', 'x', ''],
        ['ab3', 'y', 'z'],
      ]),
    ).toBe('甲   x\nab3  y  z\n')
  })

  it('words windows', () => {
    expect(windowText({})).toBe('不限')
    expect(windowText({ from: '2018' })).toBe('2018 起')
    expect(windowText({ until: '2018-03' })).toBe('至 2018-03')
  })
})
