import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { clockAt, spanWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { MySignup, SignupPlace } from '@/contract/signups'

/** Whether somebody of a party is here, in a word and a shape. */
function CameTag({ place: { came, left } }: { place: SignupPlace }) {
  const { t } = useLingui()
  if (came === null) return <Tag tone="info">{t`还没到`}</Tag>
  const [at, gone] = [clockAt(came), left === null ? '' : clockAt(left)]
  if (left !== null) return <Tag tone="plain">{t`${gone} 离开`}</Tag>
  return <Tag tone="open">{t`${at} 到`}</Tag>
}

/** Each seat and each shift of a sign-up, and who of them is here. */
export function Standing({ signup }: { signup: MySignup }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const roleOf = (place: SignupPlace) =>
    signup.about.briefs.find(({ shift }) => shift === place.shift)?.role
  const held = signup.places.filter((place) => place.held)
  return (
    <Card>
      {held.map((place) => {
        const role = roleOf(place)
        const guest = place.child ? t`儿童` : t`来宾`
        const what = place.is === 'shift' ? t`志愿者` : guest
        const named = role ? `${what} ${inLanguage(i18n, role)}` : what
        return (
          <Row
            key={place.place}
            icon={place.is === 'shift' ? 'people' : place.child ? 'child' : 'person'}
            title={place.name}
            note={<View className="numbers">{`${named} · ${spanWords(i18n, place, now)}`}</View>}
            side={<CameTag place={place} />}
          />
        )
      })}
    </Card>
  )
}
