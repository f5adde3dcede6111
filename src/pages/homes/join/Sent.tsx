import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { answerBy, placeWords } from '@/client/home-words'
import { replace, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { dayOf } from '@/contract/calendar.rules'
import type { MyHome } from '@/contract/homes.shapes'
import type { StreetCode } from '@/contract/wire'

/** What happens now: nothing more for a grid; for a door who confirms it, and by which day. */
export function Sent({ street, home }: { street: StreetCode; home: MyHome }) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  const { state, owner } = home
  const place = placeWords(i18n, home)
  const done = state === 'confirmed'
  return (
    <>
      <Heading level={1}>{done ? t`登记好了` : t`已经交上去了`}</Heading>
      <Card tone={done ? 'open' : 'soon'}>
        <Row
          icon={done ? 'check' : 'clock'}
          tone={done ? 'open' : 'soon'}
          title={place}
          note={done ? t`以后这里的通知会送到您手上` : owner && answerBy(i18n, owner, today)}
        />
      </Card>
      {!done && (
        <View className="homes-line">
          {t`同户已确认的人打开“我的家”，也可以马上确认您。有结果会给您发消息。`}
        </View>
      )}
      <Button onTap={() => replace(routes.homes(street))}>{t`看我的家`}</Button>
    </>
  )
}
