import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { spanWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { showOnMap } from '@/client/reach'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Row } from '@/components/Row'
import type { MySignup } from '@/contract/signups'
import { CallRow } from '../CallRow'

/** What a volunteer does now: a card for each shift of theirs. */
export function Briefs({ signup }: { signup: MySignup }) {
  const { i18n } = useLingui()
  const now = useNow()
  return (
    <>
      {signup.about.briefs.map(({ shift, role, words }) => {
        const place = signup.places.find((one) => one.shift === shift)
        const name = inLanguage(i18n, role)
        return (
          <Card key={shift}>
            <CardHeading>{name}</CardHeading>
            {place && <View className="numbers">{spanWords(i18n, place, now)}</View>}
            <View className="brief-words">{inLanguage(i18n, words)}</View>
          </Card>
        )
      })}
    </>
  )
}

/** Where to go, and whom to call. A browser has no map of WeChat's to open. */
export function Where({ about }: Pick<MySignup, 'about'>) {
  const { t, i18n } = useLingui()
  const name = inLanguage(i18n, about.where)
  const lead = () => showOnMap(about.at, name, '')
  return (
    <Card>
      <Row
        icon="pin"
        tone="info"
        title={name}
        note={process.env.TARO_ENV === 'h5' ? t`在这里集合` : t`在地图里看怎么走`}
        onTap={process.env.TARO_ENV === 'h5' ? undefined : lead}
      />
      <CallRow phone={about.phone} />
    </Card>
  )
}
