import Taro from '@tarojs/taro'
import * as v from 'valibot'
import { toGcj02 } from '@/contract/gcj02.rules'
import { Place } from '@/contract/wire'

/** Two decimals more than a kilometre: a hundred metres find the nearest site and hide the door. */
const fuzzy = (degrees: number) => Math.round(degrees * 1000) / 1000

function fromBrowser(): Promise<Place> {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) reject(new Error('no geolocation'))
    else {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve(toGcj02({ lng: coords.longitude, lat: coords.latitude })),
        reject,
        { enableHighAccuracy: false, timeout: 10_000, maximumAge: 5 * 60_000 },
      )
    }
  })
}

async function fromWechat(): Promise<Place> {
  const { longitude, latitude } = await Taro.getFuzzyLocation({ type: 'gcj02' })
  return { lng: longitude, lat: latitude }
}

/**
 * Where the phone is, to about 100 m, GCJ-02. Asks the person where the platform asks.
 * Undefined outside Shanghai; throws where the person or the phone refuses.
 */
export async function readPosition(): Promise<Place | undefined> {
  const { lng, lat } = await (process.env.TARO_ENV === 'h5' ? fromBrowser() : fromWechat())
  const place = v.safeParse(Place, { lng: fuzzy(lng), lat: fuzzy(lat) })
  return place.success ? place.output : undefined
}
