import { MONDAY, type TestCloud } from './open-cloud'
import { plantDoor } from './planted-door'
import type { Stop } from './weapp-tour'

/** A door that has just opened: its pages as whoever comes to them sees them first. */
export async function checkinStops(cloud: TestCloud): Promise<Stop[]> {
  const { street, event } = await plantDoor(
    (persona, name, input) => cloud.as(persona).call(name, input),
    MONDAY,
  )
  const query = { street, event }
  const door = { page: 'pages/checkins/door/index', as: 'street_staff' as const, query }
  return [
    { ...door, shows: '这台设备叫什么' },
    { ...door, page: 'pages/checkins/screen/index', shows: '这台设备叫什么' },
    {
      ...{ page: 'pages/checkins/self/index', as: 'resident', shows: '小宝' },
      query: { ...query, scanned: 'nothing' },
    },
    { ...door, page: 'pages/checkins/run/index', shows: '门口的设备' },
    { page: 'pages/checkins/say/index', as: 'resident', query, shows: '您觉得怎么样' },
  ]
}
