import type { Category, CategoryCode, DeadlineClass, ReportKind } from './reports.category'

/**
 * What a street begins with: the things and happenings that residents of the inner city report, by
 * the two families of city management (部件, 事件). A street may change and add; see the cloud.
 */

type Group = readonly [zh: string, en: string]

const groups = {
  road: ['道路设施', 'Road'],
  public: ['公共设施', 'Public facilities'],
  green: ['绿化环卫', 'Green and clean'],
  looks: ['市容环境', 'Street looks'],
  order: ['街面秩序', 'Street order'],
  house: ['房屋物业', 'Buildings'],
  safety: ['安全隐患', 'Safety'],
  people: ['邻里民生', 'Neighbours and care'],
} satisfies Record<string, Group>

interface Told {
  kind: ReportKind
  group: keyof typeof groups
  name: readonly [zh: string, en: string]
  class: DeadlineClass
  words: string
  desk?: true
  /** About people: neither public nor followed. */
  closed?: true
  /** May be told without a name to handlers too: who reports it may have to fear somebody. */
  hidden?: true
}

const component = (
  group: keyof typeof groups,
  zh: string,
  en: string,
  cls: DeadlineClass,
  words: string,
  more: Pick<Told, 'desk' | 'closed' | 'hidden'> = {},
): Told => ({ kind: 'component', group, name: [zh, en], class: cls, words, ...more })

const incident = (...[group, zh, en, cls, words, more]: Parameters<typeof component>): Told => ({
  ...component(group, zh, en, cls, words, more),
  kind: 'incident',
})

const desk = { desk: true } as const
const closed = { closed: true, hidden: true } as const

const told: Record<string, Told> = {
  road_surface: component(
    'road',
    '路面破损',
    'Broken road surface',
    'c',
    '路面 坑 破损 塌陷 地砖 人行道 松动',
    desk,
  ),
  manhole: component('road', '井盖缺损', 'Manhole cover', 'a', '井盖 窨井 盖板 下水道盖', desk),
  street_light: component(
    'road',
    '路灯不亮',
    'Street light',
    'b',
    '路灯 灯不亮 灯坏 太暗 黑',
    desk,
  ),
  road_sign: component(
    'road',
    '护栏标牌',
    'Railing or sign',
    'c',
    '护栏 栏杆 标牌 路牌 指示牌 隔离墩',
    desk,
  ),
  hydrant: component('public', '消防设施', 'Fire equipment', 'b', '消火栓 消防栓 灭火器 消防箱'),
  fitness: component(
    'public',
    '健身休息设施',
    'Benches and fitness',
    'c',
    '健身器材 长椅 座椅 凉亭',
  ),
  step_free: component(
    'public',
    '无障碍设施',
    'Step-free access',
    'c',
    '无障碍 坡道 盲道 扶手 轮椅',
  ),
  charging: component('public', '充电设施', 'Charging point', 'c', '充电桩 充电柜 充电'),
  bin: component('green', '垃圾箱房', 'Bins', 'b', '垃圾桶 垃圾箱 垃圾房 满溢 误时投放'),
  toilet: component('green', '公共厕所', 'Public toilet', 'b', '厕所 公厕 卫生间 马桶', desk),
  tree: component('green', '树木绿化', 'Trees and green', 'c', '树 树枝 绿化 花坛 枯死 倒伏 虫'),
  litter: incident('looks', '暴露垃圾', 'Litter', 'b', '垃圾 乱扔 建筑垃圾 装修垃圾 脏'),
  sewage: incident('looks', '污水外溢', 'Sewage', 'a', '污水 粪水 外溢 冒水 堵塞 臭'),
  flooding: incident('looks', '积水', 'Standing water', 'a', '积水 水淹 进水 内涝'),
  posters: incident('looks', '乱张贴', 'Illegal posters', 'c', '小广告 张贴 涂鸦 喷漆'),
  stalls: incident(
    'order',
    '占道设摊',
    'Stalls in the way',
    'b',
    '占道 设摊 摊位 流动摊贩 跨门经营',
    { ...desk, hidden: true },
  ),
  bicycles: incident(
    'order',
    '非机动车乱停',
    'Badly parked bikes',
    'b',
    '共享单车 电瓶车 自行车 乱停 堵路',
  ),
  cars: incident('order', '机动车乱停', 'Badly parked cars', 'b', '汽车 停车 违停 堵住 车位', desk),
  noise: incident('order', '噪声', 'Noise', 'c', '噪音 噪声 吵 施工声 音响 广场舞', closed),
  corridor: incident(
    'house',
    '楼道堆物',
    'Things in a stairwell',
    'b',
    '楼道 堆物 走廊 杂物 消防通道',
  ),
  lift: component('house', '电梯故障', 'Lift', 'a', '电梯 困人 梯坏'),
  leak: incident('house', '房屋漏水', 'Leak in a house', 'c', '漏水 渗水 屋顶 墙面 天花板'),
  pipes: component('house', '水电管道', 'Water and power', 'b', '停水 停电 水管 电线 水表 跳闸'),
  building: incident('house', '违法搭建', 'Illegal building', 'd', '搭建 违建 违章 封阳台', {
    ...desk,
    hidden: true,
  }),
  wires: incident(
    'safety',
    '飞线充电',
    'Cables hung out to charge',
    'a',
    '飞线 拉线充电 电瓶车充电 电池上楼',
  ),
  falling: incident(
    'safety',
    '高空坠物隐患',
    'May fall from above',
    'a',
    '高空 坠物 抛物 外墙 脱落 花盆 空调外机',
  ),
  other_danger: incident('safety', '其他隐患', 'Other hazard', 'b', '隐患 危险 裂缝 倾斜'),
  quarrel: incident('people', '邻里纠纷', 'Quarrel', 'c', '纠纷 吵架 邻居 矛盾 宠物 狗', closed),
  care: incident(
    'people',
    '需要关照的人',
    'Somebody needs care',
    'a',
    '老人 独居 孤老 走失 没人照顾 困难',
    closed,
  ),
  other: incident('people', '其他', 'Something else', 'c', '', desk),
}

/** The categories of a street that has changed nothing, in the order of the screen. */
export const DEFAULT_CATEGORIES: readonly Category[] = Object.entries(told).map(
  ([
    code,
    { kind, group, name, class: cls, words, desk: toDesk, closed: aboutPeople, hidden },
  ]) => ({
    code: code as CategoryCode,
    kind,
    group: { zh: groups[group][0], en: groups[group][1] },
    name: { zh: name[0], en: name[1] },
    class: cls,
    dispatch: toDesk ? 'desk' : 'grid',
    open: !aboutPeople,
    anonymous: hidden === true,
    words: words === '' ? [] : words.split(' '),
  }),
)
