import { useLingui } from '@lingui/react/macro'
import Taro from '@tarojs/taro'
import { inLanguage } from '@/client/hours-words'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import type { SiteView } from '@/contract/sites'

export const callPhone = (phone: string) => {
  Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
}

/** The way there and the telephone, one tap each. A browser has no map of WeChat's to open. */
export function ContactCard({ site }: { site: SiteView }) {
  const { t, i18n } = useLingui()
  const { phone, at } = site
  const address = inLanguage(i18n, site.address)
  const name = inLanguage(i18n, site.name)
  const lead = () => {
    const place = { latitude: at.lat, longitude: at.lng, name, address }
    Taro.openLocation(place).catch(() => undefined)
  }
  return (
    <Card>
      <Row
        icon="pin"
        tone="info"
        title={address}
        note={process.env.TARO_ENV === 'h5' ? t`地址` : t`在地图里看怎么走`}
        onTap={process.env.TARO_ENV === 'h5' ? undefined : lead}
      />
      {phone && (
        <Row
          icon="phone"
          tone="info"
          title={phone}
          note={t`站点电话，点一下就拨打`}
          onTap={() => callPhone(phone)}
        />
      )}
    </Card>
  )
}
