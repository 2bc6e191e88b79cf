import type { Catalogue } from '../../src/model/catalogue.ts'

const sourced = { confidence: 'high', sources: ['test'] } as const
const framework = {
  ...sourced,
  kind: 'inspection-focus',
  official_name: true,
  count: '',
  items: [],
  wordings: [],
  levels: [],
} as const
const kind = {
  ...sourced,
  position: [],
  tasks: [],
  points: [],
  risks: [],
  wish: [],
  staff: '干部职工',
  reach: [],
  general: false,
} as const

/** As much of a catalogue as the tests of the round file need. */
export const facts: Pick<Catalogue, 'unit_kinds' | 'frameworks' | 'contexts' | 'renamings'> = {
  renamings: [],
  frameworks: [
    { ...framework, id: 'liuxiang-jilv', name: '六项纪律', aliases: ['六大纪律'] },
    { ...framework, id: 'sanda-wenti', name: '三大问题', aliases: [] },
    { ...framework, id: 'liu-weirao', name: '六个围绕、一个加强', aliases: ['六围绕一加强'] },
    { ...framework, id: 'sige-luoshi', name: '四个落实', aliases: [] },
    { ...framework, id: 'sige-jujiao', name: '四个聚焦', aliases: [] },
    { ...framework, id: 'jinding-2020', name: '四个紧盯', aliases: [], from: '2020', until: '2022' },
    { ...framework, id: 'jinding-2023', name: '四个紧盯', aliases: [], from: '2023' },
  ],
  contexts: [
    { ...sourced, tag: '换届', clause: '正值换届' },
    { ...sourced, tag: '首轮', clause: '这是首轮' },
  ],
  unit_kinds: [
    { ...kind, id: 'jiaoyu', name: '教育', aliases: ['教体'], guess: ['教育'], never: [] },
    { ...kind, id: 'minzheng', name: '民政', aliases: [], guess: ['民政'], never: [] },
    { ...kind, id: 'chengguan', name: '城市管理', aliases: [], guess: ['城管', '管'], never: [] },
    { ...kind, id: 'weisheng', name: '卫生健康', aliases: [], guess: ['卫生健康'], never: [] },
    { ...kind, id: 'qiye', name: '国有企业', aliases: [], guess: [], never: ['党组'] },
    { ...kind, id: 'xiangzhen', name: '乡镇', aliases: [], guess: [], never: ['党组'] },
    { ...kind, id: 'xuexiao', name: '中小学校', aliases: [], guess: [], never: [] },
    { ...kind, id: 'cun', name: '村', aliases: [], guess: [], never: ['党组'] },
  ],
}
