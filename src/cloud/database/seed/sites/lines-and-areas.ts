import { operators } from '../operators'
import { fuzhouRoad } from './fuzhou-road'
import { huangheRoad } from './huanghe-road'
import { peoplesSquare } from './peoples-square'
import type { DemoSite } from './site'
import { southBank } from './south-bank'

const points = [...southBank, ...fuzhouRoad, ...peoplesSquare, ...huangheRoad]

function stop(name: string): string {
  const point = points.find(({ name: { zh } }) => zh === name)
  if (!point) throw new Error(`no point is called ${name}`)
  return point.id
}

/** 线: walks from site to site, each in walking order. */
export const lines: DemoSite[] = [
  {
    id: 'tvmksg1tjn',
    code: '20vgjg16',
    kind: 'line',
    name: { zh: '苏河便民线', en: 'Creekside Line' },
    address: { zh: '南苏州路—厦门路—北京东路', en: 'South Suzhou, Xiamen and Beijing East Roads' },
    at: { lng: 121.475026, lat: 31.23799 },
    needs: ['seats', 'hot_water'],
    hours: '每天 07:00-20:00；节假日 照常',
    intro: {
      zh: '沿河走一段，再转进弄堂，约四十分钟，全程没有台阶。每一站都能坐、能喝水。',
      en: 'Along the creek and back through the lanes, about forty minutes without a step. Seats and water at every stop.',
    },
    phone: null,
    capacity: null,
    operator: operators.tonglu.id,
    stops: [
      '新桥苏河茶亭',
      '苏河户外工作者驿站',
      '厦门路社区食堂',
      '龙泉园路便民驿站',
      '龙泉园路小囡书房',
    ].map(stop),
  },
  {
    id: '3wj4yk1zan',
    code: 'v2x5smrd',
    kind: 'line',
    name: { zh: '步行街歇脚线', en: 'Nanjing Road Rest Line' },
    address: { zh: '人民广场—南京东路—天津路', en: "People's Square to Tianjin Road" },
    at: { lng: 121.479257, lat: 31.229693 },
    needs: ['seats', 'foreign_languages'],
    hours: '每天 09:00-21:00；节假日 照常',
    intro: {
      zh: '第一次来南京路，照着这条线走：哪里坐、哪里问、哪里有急救，六站约半小时。',
      en: 'For a first walk on Nanjing Road: where to sit, whom to ask, where first aid is. Six stops, about half an hour.',
    },
    phone: null,
    capacity: null,
    operator: operators.tonglu.id,
    stops: [
      '人民广场问询亭',
      '福瑞健康小屋',
      '九江路双语问询处',
      '步行街歇脚亭',
      '世纪广场急救角',
      '福海 24 小时书屋',
    ].map(stop),
  },
  {
    id: '7q8zdt08hm',
    code: '3dckez09',
    kind: 'line',
    name: { zh: '里弄慢行线', en: 'Old Lanes Walk' },
    address: { zh: '凤阳路—黄河路—北京西路', en: 'Fengyang, Huanghe and Beijing West Roads' },
    at: { lng: 121.469443, lat: 31.23094 },
    needs: ['seats', 'toilet'],
    hours: '周二至周六 09:00-16:00；节假日 休息；调休上班日 照常',
    intro: {
      zh: '从凤阳路走到承兴里，看看弄堂里的人怎么过日子。请轻声，门后都是人家。',
      en: 'From Fengyang Road to Chengxing Lane, to see how people live here. Softly, please: behind every door is a home.',
    },
    phone: null,
    capacity: null,
    operator: operators.linli.id,
    stops: [
      '新昌居民区服务站',
      '振兴工具借用间',
      '长江银发课堂',
      '定兴亲子小站',
      '承兴里弄客厅',
    ].map(stop),
  },
]

/** 面: quarters that several sites look after together. */
export const quarters: DemoSite[] = [
  {
    id: 'y7rnq58rnw',
    code: 'mqr8geqv',
    kind: 'area',
    name: { zh: '承兴睦邻片区', en: 'Chengxing Quarter' },
    address: { zh: '黄河路、新昌路之间', en: 'Between Huanghe and Xinchang Roads' },
    at: { lng: 121.472247, lat: 31.235035 },
    needs: ['seats', 'step_free'],
    hours: '每天 24小时',
    intro: {
      zh: '几条弄堂合在一起照看：弄口有灯，转角有凳，晾衣和停车有约定，约定写在每个弄口。',
      en: 'Lanes that are looked after together: a light at each entrance, a bench at each corner, and rules for washing and parking that all agreed on.',
    },
    phone: null,
    capacity: null,
    operator: operators.linli.id,
    ring: [
      { lng: 121.471003, lat: 31.233544 },
      { lng: 121.473922, lat: 31.234537 },
      { lng: 121.473265, lat: 31.236637 },
      { lng: 121.470346, lat: 31.235644 },
    ],
  },
  {
    id: 'c2ghcn7pfc',
    code: 'rf3pz0sy',
    kind: 'area',
    name: { zh: '平望街慢行片区', en: 'Pingwang Street Quarter' },
    address: { zh: '汉口路、福州路、湖北路之间', en: 'Between Hankou, Fuzhou and Hubei Roads' },
    at: { lng: 121.483615, lat: 31.233312 },
    needs: ['seats'],
    hours: '每天 06:00-22:00；节假日 照常',
    intro: {
      zh: '白天不进机动车的几条小路，沿街有坐凳和花箱。夜里十点后请小声。',
      en: 'Small streets without cars by day, with benches and flowers. Quiet, please, after ten at night.',
    },
    phone: null,
    capacity: null,
    operator: null,
    ring: [
      { lng: 121.482321, lat: 31.231678 },
      { lng: 121.484725, lat: 31.232496 },
      { lng: 121.484192, lat: 31.234199 },
      { lng: 121.481788, lat: 31.233381 },
    ],
  },
]
