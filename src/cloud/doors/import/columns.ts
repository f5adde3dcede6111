import type { Column } from '../../imports/importer'

/** The columns of a sheet of doors. The first two name a row that is not read. */
export const column = {
  address: { headings: ['地址', 'Address'], required: true, example: '贵州路101弄3号' },
  room: { headings: ['室号', 'Room', '房号'], required: true, example: '101' },
  unit: { headings: ['单元', 'Unit'], required: false, example: '1' },
  lng: { headings: ['经度', 'Longitude', 'lng'], required: true, example: '121.4785' },
  lat: { headings: ['纬度', 'Latitude', 'lat'], required: true, example: '31.2345' },
  expected: { headings: ['预计人数', 'Expected people'], required: false, example: '3' },
  grid: { headings: ['微网格', 'Micro-grid'], required: false, example: '' },
} as const satisfies Record<string, Column>

export const columns: readonly Column[] = Object.values(column)

export type ColumnName = keyof typeof column
