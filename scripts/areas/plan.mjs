/**
 * The demonstration's division of the sub-district, in the street's own frame: u runs east from
 * Chengdu North Road (0) to Fujian Middle Road (1), v runs north from Yan'an East Road (0) to South
 * Suzhou Road (1). On the schematic map every road has one u or one v.
 *
 * Codes and names of communities are official. Where a community, a lane or a grid begins and ends
 * is invented; communities lie at the road that they are named after.
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

const atU = (at) => ({ axis: 'u', at })
const atV = (at) => ({ axis: 'v', at })

export const BLOCKS = [
  { code: 'b1', zh: '苏河南岸街区', en: 'South Bank Block' },
  { code: 'b2', zh: '福州路街区', en: 'Fuzhou Road Block' },
  { code: 'b3', zh: '人民广场街区', en: "People's Square Block" },
  { code: 'b4', zh: '黄河路街区', en: 'Huanghe Road Block' },
]

/**
 * `covers`: rectangles [west, south, east, north]. `lanes`: the line between lane 1 (south or west)
 * and lane 2; none where nobody lives in lanes. `grids`: the line that cuts each lane, or the whole
 * community where it has no lanes, into two grids.
 */
export const COMMUNITIES = [
  {
    code: '001',
    block: 'b2',
    zh: '云南中路',
    en: 'Yunnan Middle Road',
    covers: [[XIZANG, YANAN, GUANGXI, FUZHOU]],
    lanes: atU(GUIZHOU),
    grids: [atV(GUANGDONG), atV(GUANGDONG)],
  },
  {
    code: '002',
    block: 'b1',
    zh: '龙泉园路',
    en: 'Longquanyuan Road',
    covers: [[XIZANG, BEIJING, ZHEJIANG, XIAMEN]],
    lanes: atU(GUANGXI),
    grids: [atU(GUIZHOU)],
  },
  {
    code: '003',
    block: 'b1',
    zh: '贵州路',
    en: 'Guizhou Road',
    covers: [[XIZANG, NANJING, GUANGXI, BEIJING]],
    lanes: atU(GUIZHOU),
    grids: [atV(FENGYANG), atV(NINGBO)],
  },
  {
    code: '006',
    block: 'b4',
    zh: '新桥',
    en: 'Xinqiao',
    covers: [[HUANGHE, XIAMEN, XIZANG, SUZHOU]],
    grids: [atU(0.488)],
  },
  {
    code: '007',
    block: 'b1',
    zh: '牛庄路',
    en: 'Niuzhuang Road',
    covers: [[GUANGXI, NANJING, ZHEJIANG, BEIJING]],
    lanes: atV(TIANJIN),
    grids: [undefined, atV(0.655)],
  },
  {
    code: '008',
    block: 'b1',
    zh: '厦门路',
    en: 'Xiamen Road',
    covers: [[XIZANG, XIAMEN, FUJIAN, SUZHOU]],
    lanes: atU(0.79),
    grids: [atU(0.69), atU(0.895)],
  },
  {
    code: '009',
    block: 'b1',
    zh: '福海',
    en: 'Fuhai',
    covers: [[ZHEJIANG, NANJING, FUJIAN, XIAMEN]],
    lanes: atV(NINGBO),
    grids: [undefined, atV(BEIJING)],
  },
  {
    code: '010',
    block: 'b4',
    zh: '承兴',
    en: 'Chengxing',
    covers: [[XINCHANG, BEIJING, HUANGHE, SUZHOU]],
    lanes: atV(0.862),
    grids: [atU(0.292), atU(0.27)],
  },
  {
    code: '011',
    block: 'b3',
    zh: '三德',
    en: 'Sande',
    covers: [[HUANGHE, YANAN, XIZANG, NANJING]],
    grids: [atV(PARK)],
  },
  {
    code: '013',
    block: 'b2',
    zh: '福瑞',
    en: 'Furui',
    covers: [[XIZANG, FUZHOU, GUANGXI, NANJING]],
    lanes: atV(HANKOU),
    grids: [],
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
    grids: [],
  },
  {
    code: '015',
    block: 'b2',
    zh: '小花园',
    en: 'Xiaohuayuan',
    covers: [[GUANGXI, YANAN, FUJIAN, FUZHOU]],
    lanes: atV(GUANGDONG),
    grids: [atU(ZHEJIANG), atU(ZHEJIANG)],
  },
  {
    code: '017',
    block: 'b4',
    zh: '长江',
    en: 'Changjiang',
    covers: [[HUANGHE, NANJING, XIZANG, BEIJING]],
    lanes: atV(FENGYANG),
    grids: [],
  },
  {
    code: '018',
    block: 'b3',
    zh: '江阴',
    en: 'Jiangyin',
    covers: [[CHENGDU, PARK, HUANGHE, NANJING]],
    lanes: atU(XINCHANG),
    grids: [atV(0.34), atV(0.352)],
  },
  {
    code: '019',
    block: 'b3',
    zh: '均乐',
    en: 'Junle',
    covers: [[CHENGDU, YANAN, HUANGHE, PARK]],
    lanes: atU(0.205),
    grids: [atV(0.118), atV(0.104)],
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
    grids: [undefined, atU(0.117)],
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
    grids: [atU(0.285)],
  },
  {
    code: '022',
    block: 'b4',
    zh: '定兴',
    en: 'Dingxing',
    covers: [[HUANGHE, BEIJING, XIZANG, XIAMEN]],
    lanes: atU(0.481),
    grids: [],
  },
  {
    code: '023',
    block: 'b4',
    zh: '顺天村',
    en: 'Shuntian Village',
    covers: [[CHENGDU, BEIJING, XINCHANG, SUZHOU]],
    lanes: atV(0.853),
    grids: [],
  },
]

/** The one community of the neighbour that the demonstration plays, just across Fujian Middle Road. */
export const ACROSS = {
  code: '022',
  zh: '山西南路',
  en: 'Shanxi South Road',
  covers: [[FUJIAN, NANJING, HENAN, BEIJING]],
}
