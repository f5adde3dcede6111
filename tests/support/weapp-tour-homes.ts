import type { TestCloud } from './open-cloud'
import { plantHomes } from './planted-homes'
import type { Stop } from './weapp-tour'

/** Homes of the demonstration's people, and the words that stand there once each page is whole. */
export async function homeStops(cloud: TestCloud): Promise<Stop[]> {
  const planted = await plantHomes((persona, name, input) => cloud.as(persona).call(name, input))
  const { street, building, grid, scene } = planted
  const of = { street }
  const head = 'grid_head'
  return [
    { page: 'pages/homes/index', as: 'resident', query: of, shows: '陈阿婆' },
    { page: 'pages/homes/index', view: 'waiting', as: 'volunteer', query: of, shows: '等人确认' },
    {
      page: 'pages/homes/index',
      view: 'none',
      as: 'operator',
      query: of,
      shows: '还没有登记您的家',
    },
    {
      page: 'pages/homes/join/index',
      as: 'operator',
      query: { street, scanned: scene },
      shows: '只加入这个微网格',
    },
    {
      page: 'pages/homes/join/index',
      view: 'stranger',
      as: 'stranger',
      query: { street, scanned: scene },
      shows: '先让我们认得您',
    },
    { page: 'pages/homes/asked/index', as: head, query: of, shows: '周晓彤' },
    { page: 'pages/homes/people/index', as: head, query: { street, building }, shows: '陈阿婆' },
    { page: 'pages/homes/code/index', as: 'street_staff', query: of, shows: '哪个微网格' },
    {
      page: 'pages/homes/code/index',
      view: 'sheet',
      as: head,
      query: { street, area: grid },
      shows: '扫一扫，登记您的家',
    },
  ]
}
