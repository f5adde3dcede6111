import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { clockAt, spanWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { MySignup, SignupPlace } from '@/contract/signups'
import { placesOf } from './places-of'

/** What a place is called: who comes, or which shift. */
export function usePlaceName(signup: MySignup): (place: SignupPlace) => string {
  const { i18n } = useLingui()
  const now = useNow()
  return (place) => {
    if (place.is === 'guest') return place.name
    const brief = signup.about.briefs.find(({ shift }) => shift === place.shift)
    const span = spanWords(i18n, place, now)
    return brief ? `${inLanguage(i18n, brief.role)} ${span}` : span
  }
}

function Came({ place }: { place: SignupPlace }) {
  const { t } = useLingui()
  if (!place.came) return null
  const at = clockAt(place.left ?? place.came)
  return (
    <Tag tone="open" shape="tick">
      {place.left ? t`${at} 离开` : t`${at} 签到`}
    </Tag>
  )
}

/** Who of the party comes and which shifts are held, with when each came. */
export function Places({ signup }: { signup: MySignup }) {
  const { t } = useLingui()
  const name = usePlaceName(signup)
  const held = placesOf(signup)
  if (held.length === 0) return null
  return (
    <Card>
      <CardHeading>{t`这张票上有`}</CardHeading>
      {held.map((place) => (
        <Row
          key={place.place}
          icon={place.is === 'shift' ? 'repair' : place.child ? 'child' : 'person'}
          tone="info"
          title={name(place)}
          note={place.is === 'shift' ? t`志愿班次` : place.child ? t`孩子` : undefined}
          side={<Came place={place} />}
        />
      ))}
    </Card>
  )
}
