import { operators } from '../operators'
import type { DemoSite } from './site'

/** 外滩街道, just across Fujian Middle Road. */
export const bund: DemoSite[] = [
  {
    id: 'nn8sr4bjd4',
    code: '6d12x337',
    kind: 'point',
    name: { zh: '山西南路邻里驿站', en: 'Shanxi South Road Stop' },
    address: { zh: '山西南路 180 号', en: '180 Shanxi South Road' },
    at: { lng: 121.486944, lat: 31.236517 },
    needs: ['step_free', 'toilet', 'hot_water', 'seats', 'charging', 'aed'],
    hours: '每天 08:30-19:30；节假日 09:00-17:00；调休上班日 照常',
    intro: {
      zh: '外滩街道的一处驿站，两边街坊都来。可以歇脚、充电、借伞。',
      en: 'A stop of the Bund Sub-district that neighbours of both sides use: seats, charging, umbrellas.',
    },
    phone: '021-0000 0134',
    capacity: 26,
    operator: operators.dongze.id,
    people: 9,
  },
  {
    id: '0my1g89fxg',
    code: '4zc3me77',
    kind: 'point',
    name: { zh: '福建中路歇脚点', en: 'Fujian Middle Road Rest' },
    address: { zh: '福建中路 351 号', en: '351 Fujian Middle Road' },
    at: { lng: 121.485781, lat: 31.235619 },
    needs: ['hot_water', 'seats', 'umbrella'],
    hours: '每天 07:30-20:30；节假日 照常',
    intro: {
      zh: '一间小屋，四把椅子，一只热水桶。',
      en: 'A small room, four chairs and an urn of hot water.',
    },
    phone: null,
    capacity: 6,
    operator: operators.dongze.id,
    people: 2,
  },
  {
    id: 'b7cf405db8',
    code: 'cqm62qsk',
    kind: 'point',
    name: { zh: '宁波路直饮水点', en: 'Ningbo Road Water Point' },
    address: { zh: '宁波路 433 号外墙', en: 'Outer wall, 433 Ningbo Road' },
    at: { lng: 121.485678, lat: 31.237041 },
    needs: ['hot_water', 'step_free'],
    hours: '每天 24小时',
    intro: {
      zh: '墙上的直饮水，冷热两个口，杯子自己带。',
      en: 'Drinking water from the wall, cold and hot. Bring a cup.',
    },
    phone: null,
    capacity: null,
    operator: null,
  },
]
