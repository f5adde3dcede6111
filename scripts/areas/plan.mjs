/**
 * The demonstration's division of the sub-district, in the street's own frame: u runs east from
 * Chengdu North Road (0) to Fujian Middle Road (1), v runs north from Yan'an East Road (0) to South
 * Suzhou Road (1). On the schematic map every road has one u or one v.
 *
 * Codes and names of communities are official; communities lie at the road that they are named after.
 * Where blocks, communities, lanes and grids begin and end is not public: every boundary inside the
 * sub-district is invented. Each follows a road of the map, which has a name below, or a lane between
 * the houses that is invented too, which is a bare number.
 */
export const STREET = {
  code: '310101002',
  zh: '南京东路街道',
  en: 'Nanjing East Road Sub-district',
}
export const NEIGHBOUR = { code: '310101013', zh: '外滩街道', en: 'Bund Sub-district' }

/** Eastern edge of the neighbour: the river. Southern, northern: as ours. */
export const RIVER = 1.5419

/** u of the roads that run north, v of those that run east. */
const CHENGDU = 0
const XINCHANG = 0.1776
const HUANGHE = 0.3926
const XIZANG = 0.5795
const GUIZHOU = 0.673 // and Yunnan Middle Road, south of Nanjing East Road
const GUANGXI = 0.7571
const ZHEJIANG = 0.8505
const HUBEI = 0.916
const FUJIAN = 1
const HENAN = 1.1962

const YANAN = 0
const GUANGDONG = 0.1666
const FUZHOU = 0.2778
const HANKOU = 0.3611
const JIUJIANG = 0.4166
const NANJING = 0.463
const TIANJIN = 0.5556
const FENGYANG = 0.5833
const NINGBO = 0.6204
const BEIJING = 0.713
const XIAMEN = 0.8704
const SUZHOU = 1

/** Southern edge of People's Park. */
const PARK = 0.2315

/** The jog of the eastern limit along Hankou, Hubei and Fuzhou Roads: what lies in it is the neighbour's. */
export const JOG = [HUBEI, FUZHOU, FUJIAN, HANKOU]

/**
 * Cuts from west to east (atU) or from south to north (atV), at one or more lines. `again` cuts
 * pieces once more, by their place counted from 0.
 */
const atU = (at, again = {}) => ({ axis: 'u', at: [at].flat(), again })
const atV = (at, again = {}) => ({ axis: 'v', at: [at].flat(), again })

export const BLOCKS = [
  { code: 'b1', zh: '苏河南岸街区', en: 'South Bank Block' },
  { code: 'b2', zh: '福州路街区', en: 'Fuzhou Road Block' },
  { code: 'b3', zh: '人民广场街区', en: "People's Square Block" },
  { code: 'b4', zh: '黄河路街区', en: 'Huanghe Road Block' },
]

/**
 * `covers`: rectangles [west, south, east, north]. `lanes`: how the community is cut into lanes; none
 * where nobody lives in lanes. `grids`: how each lane is cut into grids, or the whole community where
 * it has no lanes; undefined where it is one grid.
 */
export const COMMUNITIES = [
  {
    code: '001',
    block: 'b2',
    zh: '云南中路',
    en: 'Yunnan Middle Road',
    covers: [[XIZANG, YANAN, GUANGXI, FUZHOU]],
    lanes: atU(GUIZHOU),
    grids: [atV([0.088, GUANGDONG]), atV([0.076, GUANGDONG])],
  },
  {
    code: '002',
    block: 'b1',
    zh: '龙泉园路',
    en: 'Longquanyuan Road',
    covers: [[XIZANG, BEIJING, ZHEJIANG, XIAMEN]],
    lanes: atU([GUIZHOU, GUANGXI]),
    grids: [atV(0.787), undefined, atV(0.802)],
  },
  {
    code: '003',
    block: 'b1',
    zh: '贵州路',
    en: 'Guizhou Road',
    covers: [[XIZANG, NANJING, GUANGXI, BEIJING]],
    lanes: atU(GUIZHOU),
    grids: [atV(FENGYANG), atV([TIANJIN, NINGBO], { 2: atU(0.719) })],
  },
  {
    code: '006',
    block: 'b4',
    zh: '新桥',
    en: 'Xinqiao',
    covers: [[HUANGHE, XIAMEN, XIZANG, SUZHOU]],
    grids: [atU([0.449, 0.523])],
  },
  {
    code: '007',
    block: 'b1',
    zh: '牛庄路',
    en: 'Niuzhuang Road',
    covers: [[GUANGXI, NANJING, ZHEJIANG, BEIJING]],
    lanes: atV(TIANJIN),
    grids: [atU(0.806), atV(NINGBO)],
  },
  {
    code: '008',
    block: 'b1',
    zh: '厦门路',
    en: 'Xiamen Road',
    covers: [[XIZANG, XIAMEN, FUJIAN, SUZHOU]],
    lanes: atU([0.704, ZHEJIANG]),
    grids: [atU(0.642), atU(0.772, { 0: atV(0.931) }), atU(0.918)],
  },
  {
    code: '009',
    block: 'b1',
    zh: '福海',
    en: 'Fuhai',
    covers: [[ZHEJIANG, NANJING, FUJIAN, XIAMEN]],
    lanes: atV([NINGBO, BEIJING]),
    grids: [atV(TIANJIN, { 0: atU(HUBEI) }), atU(0.934), atV(0.796, { 0: atU(0.921) })],
  },
  {
    code: '010',
    block: 'b4',
    zh: '承兴',
    en: 'Chengxing',
    covers: [[XINCHANG, BEIJING, HUANGHE, SUZHOU]],
    lanes: atV([0.816, 0.911]),
    grids: [atU(0.251), atU(0.274), atU(0.301)],
  },
  {
    code: '011',
    block: 'b3',
    zh: '三德',
    en: 'Sande',
    covers: [[HUANGHE, YANAN, XIZANG, NANJING]],
    grids: [atV([0.124, PARK], { 1: atU(0.492) })],
  },
  {
    code: '013',
    block: 'b2',
    zh: '福瑞',
    en: 'Furui',
    covers: [[XIZANG, FUZHOU, GUANGXI, NANJING]],
    lanes: atV(HANKOU),
    grids: [atU(GUIZHOU), atV(JIUJIANG, { 0: atU(GUIZHOU), 1: atU(GUIZHOU) })],
  },
  {
    code: '014',
    block: 'b2',
    zh: '平望街',
    en: 'Pingwang Street',
    covers: [
      [GUANGXI, FUZHOU, HUBEI, NANJING],
      [HUBEI, HANKOU, FUJIAN, NANJING],
    ],
    lanes: atU(ZHEJIANG),
    grids: [atV([HANKOU, JIUJIANG]), atU(HUBEI, { 0: atV([HANKOU, JIUJIANG]), 1: atV(JIUJIANG) })],
  },
  {
    code: '015',
    block: 'b2',
    zh: '小花园',
    en: 'Xiaohuayuan',
    covers: [[GUANGXI, YANAN, FUJIAN, FUZHOU]],
    lanes: atV([0.081, GUANGDONG]),
    grids: [atU(ZHEJIANG), atU(ZHEJIANG), atU([ZHEJIANG, HUBEI])],
  },
  {
    code: '017',
    block: 'b4',
    zh: '长江',
    en: 'Changjiang',
    covers: [[HUANGHE, NANJING, XIZANG, BEIJING]],
    lanes: atV(FENGYANG),
    grids: [atU([0.452, 0.517]), atU(0.486)],
  },
  {
    code: '018',
    block: 'b3',
    zh: '江阴',
    en: 'Jiangyin',
    covers: [[CHENGDU, PARK, HUANGHE, NANJING]],
    lanes: atU([XINCHANG, 0.288]),
    grids: [atU(0.094, { 1: atV(0.361) }), atV(0.352), atV(0.319)],
  },
  {
    code: '019',
    block: 'b3',
    zh: '均乐',
    en: 'Junle',
    covers: [[CHENGDU, YANAN, HUANGHE, PARK]],
    lanes: atU([XINCHANG, 0.285]),
    grids: [atU(0.091, { 0: atV(0.117) }), atV(0.102), atV(0.133)],
  },
  {
    code: '020',
    block: 'b4',
    zh: '新昌',
    en: 'Xinchang',
    covers: [
      [CHENGDU, NANJING, XINCHANG, BEIJING],
      [XINCHANG, FENGYANG, 0.262, BEIJING],
    ],
    lanes: atV(FENGYANG),
    grids: [atU(0.083), atU([0.108, XINCHANG])],
  },
  {
    code: '021',
    block: 'b4',
    zh: '振兴',
    en: 'Zhenxing',
    covers: [
      [XINCHANG, NANJING, HUANGHE, FENGYANG],
      [0.262, FENGYANG, HUANGHE, BEIJING],
    ],
    lanes: atV(FENGYANG),
    grids: [atU(0.284), atU(0.331)],
  },
  {
    code: '022',
    block: 'b4',
    zh: '定兴',
    en: 'Dingxing',
    covers: [[HUANGHE, BEIJING, XIZANG, XIAMEN]],
    lanes: atU(0.481),
    grids: [atV(0.781), atV(0.804)],
  },
  {
    code: '023',
    block: 'b4',
    zh: '顺天村',
    en: 'Shuntian Village',
    covers: [[CHENGDU, BEIJING, XINCHANG, SUZHOU]],
    lanes: atV([0.803, 0.904]),
    grids: [atU(0.092), atU(0.108), atU(0.073)],
  },
]

/** The one community of the neighbour that the demonstration plays, just across Fujian Middle Road. */
export const ACROSS = {
  code: '022',
  zh: '山西南路',
  en: 'Shanxi South Road',
  covers: [[FUJIAN, NANJING, HENAN, BEIJING]],
}
