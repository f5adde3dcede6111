import type { Need, SiteKind } from '@/contract/sites'
import type { Column } from '../../imports/importer'

/** The columns of a sheet of sites, by what they become. The first two name a row. */
export const column = {
  key: { headings: ['编号', 'Key', 'ID'], required: true, example: 'A001' },
  name: { headings: ['名称', 'Name', '站点名称'], required: true, example: '示例驿站' },
  nameEn: { headings: ['英文名称', 'English name'], required: false, example: 'Example Station' },
  kind: { headings: ['类型', 'Kind'], required: true, example: '点' },
  address: { headings: ['地址', 'Address'], required: true, example: '贵州路 1 号' },
  addressEn: {
    headings: ['英文地址', 'English address'],
    required: false,
    example: '1 Guizhou Road',
  },
  lng: { headings: ['经度', 'Longitude', 'lng'], required: true, example: '121.4785' },
  lat: { headings: ['纬度', 'Latitude', 'lat'], required: true, example: '31.2345' },
  needs: {
    headings: ['设施', 'Facilities', 'needs'],
    required: false,
    example: '厕所、热水、座位',
  },
  hours: {
    headings: ['开放时间', 'Opening hours', 'hours'],
    required: true,
    example: '周一至周五 08:30-20:00；周六、周日 09:00-17:00；节假日 休息；调休上班日 同周一',
  },
  phone: { headings: ['电话', 'Phone'], required: false, example: '021-12345678' },
  capacity: { headings: ['容量', 'Capacity'], required: false, example: '30' },
  operator: { headings: ['运营方', 'Operator'], required: false, example: '' },
  intro: { headings: ['介绍', 'Introduction'], required: false, example: '可以歇脚、喝水、充电。' },
  introEn: {
    headings: ['英文介绍', 'English introduction'],
    required: false,
    example: 'Rest, water and power.',
  },
  stops: { headings: ['线路站点', 'Stops'], required: false, example: '' },
} as const satisfies Record<string, Column>

export const columns: readonly Column[] = Object.values(column)

export type ColumnName = keyof typeof column

/** What a cell may call a kind. */
export const kindWords: Record<SiteKind, readonly [zh: string, en: string, ...others: string[]]> = {
  point: ['点', 'point', '点位'],
  line: ['线', 'line', '线路'],
  area: ['面', 'area', '片区'],
}

/** What a cell may call a need; the first two are also how a change is told. */
export const needWords: Record<Need, readonly [zh: string, en: string, ...others: string[]]> = {
  step_free: ['无障碍', 'step-free', '无障碍通行', '无障碍通道'],
  toilet: ['厕所', 'toilet', '卫生间', '洗手间'],
  accessible_toilet: ['无障碍厕所', 'accessible toilet', '无障碍卫生间'],
  hot_water: ['热水', 'hot water', '饮用水', '开水', '饮水'],
  seats: ['座位', 'seats', '座椅', '休息座椅'],
  charging: ['充电', 'charging', '手机充电'],
  wifi: ['Wi-Fi', 'Wi-Fi', 'WiFi', '无线网'],
  aed: ['AED', 'AED', 'defibrillator', '除颤仪'],
  first_aid: ['急救包', 'first aid', '急救箱', '药箱'],
  nursing_room: ['母婴室', 'nursing room', '哺乳室'],
  umbrella: ['借伞', 'umbrella', '雨伞'],
  meals: ['用餐', 'meals', '助餐', '餐食'],
  foreign_languages: ['外语服务', 'foreign languages', '外语'],
}
