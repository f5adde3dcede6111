import { MONDAY, type TestCloud } from './open-cloud'
import { plantEvents } from './planted-events'
import type { Stop } from './weapp-tour'

/** Events four days ahead, and the words that stand there once each page is whole. */
export async function eventStops(cloud: TestCloud): Promise<Stop[]> {
  const planted = await plantEvents(
    (persona, name, input) => cloud.as(persona).call(name, input),
    MONDAY,
  )
  const { street, mending, full, off } = planted
  const of = { street }
  const many = { street, event: mending }
  const staff = 'street_staff'
  return [
    { page: 'pages/events/index', as: 'stranger', query: of, shows: '旧衣改造课' },
    { page: 'pages/events/event/index', as: 'stranger', query: many, shows: '打给组织者' },
    {
      ...{ page: 'pages/events/event/index', view: 'off', as: 'stranger' },
      query: { street, event: off },
      shows: '因天气取消',
    },
    { page: 'pages/signups/index', as: 'volunteer', query: many, shows: '会用缝纫机吗' },
    { page: 'pages/signups/mine/index', as: 'resident', query: of, shows: '旧衣改造课' },
    { page: 'pages/signups/ticket/index', as: 'resident', query: many, shows: '到门口出示这个码' },
    {
      ...{ page: 'pages/signups/ticket/index', view: 'waiting', as: 'volunteer' },
      query: { street, event: full },
      shows: '在候补',
    },
    { page: 'pages/events/run/index', as: staff, query: of, shows: '认一棵树' },
    { page: 'pages/events/manage/index', as: staff, query: many, shows: '大家看到的样子' },
    { page: 'pages/events/edit/index', as: staff, query: of, shows: '存草稿' },
    {
      ...{ page: 'pages/events/edit/index', view: 'there', as: staff },
      query: many,
      shows: '一定要回答',
    },
    { page: 'pages/signups/roster/index', as: staff, query: many, shows: '李秀兰' },
  ]
}
