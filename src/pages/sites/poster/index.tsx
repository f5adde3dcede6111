import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useNow } from '@/client/clock'
import { printPage } from '@/client/print'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import { dayOf } from '@/contract/calendar.rules'
import type { SiteId, StreetCode } from '@/contract/wire'
import { SitePoster } from './SitePoster'

const CAN_PRINT = process.env.TARO_ENV === 'h5'

/** A poster to print from a browser; a phone shows the code and says where to print. */
export default function PosterPage() {
  const { t } = useLingui()
  const today = dayOf(useNow())
  const { street = '', site = '' } = useRouter().params
  const asked = useAsk('sites.poster', { street: street as StreetCode, site: site as SiteId })
  const foot = CAN_PRINT && asked.data && (
    <Button icon="print" onTap={printPage}>{t`打印 A4`}</Button>
  )
  return (
    <PageFrame wide title={t`海报`} foot={foot}>
      <View className="poster-note">
        {!CAN_PRINT && (
          <Strip
            tone="info"
            icon="print"
            title={t`请在电脑上打开网页版来打印`}
            note={t`这里可以当场给人扫。`}
          />
        )}
      </View>
      <PageState query={asked} cards={1}>
        {({ site: shown, link }) => <SitePoster site={shown} link={link} today={today} />}
      </PageState>
    </PageFrame>
  )
}
