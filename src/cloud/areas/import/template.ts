import type { StreetCode } from '@/contract/wire'

const box = (west: number, east: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 31.232],
      [east, 31.232],
      [east, 31.235],
      [west, 31.235],
      [west, 31.232],
    ],
  ],
})

/** A community of two micro-grids, for a map program or an editor; no street stands there like this. */
export function template(street: StreetCode): { fileName: string; text: string } {
  const community = `${street}999`
  const example = (
    [code, level, parent, name, english]: readonly string[],
    geometry: ReturnType<typeof box>,
  ) => ({
    type: 'Feature',
    properties: {
      ...{ 编号: code, 层级: level, 上级: parent, 名称: name, 英文名称: english },
      党组织: `${name}党支部`,
      党组织英文名称: `Party Branch of ${english}`,
    },
    geometry,
  })
  const file = {
    type: 'FeatureCollection',
    坐标系: 'GCJ-02',
    features: [
      example([community, '居民区', street, '示例居民区', 'Example'], box(121.474, 121.478)),
      example(
        [`${community}-g01`, '微网格', community, '示例一格', 'Grid 1'],
        box(121.474, 121.476),
      ),
      example(
        [`${community}-g02`, '微网格', community, '示例二格', 'Grid 2'],
        box(121.476, 121.478),
      ),
    ],
  }
  return { fileName: '片区导入模板.geojson', text: JSON.stringify(file, null, 2) }
}
