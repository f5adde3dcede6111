import Taro from '@tarojs/taro'
import type { Place } from '@/contract/wire'

/** Calls a number, one tap; the phone asks once more by itself. */
export function callPhone(phone: string): void {
  Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
}

/** WeChat's own map, which knows the way there. A browser has none. */
export function showOnMap(at: Place, name: string, address: string): void {
  const place = { latitude: at.lat, longitude: at.lng, name, address }
  Taro.openLocation(place).catch(() => undefined)
}
