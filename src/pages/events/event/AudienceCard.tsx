import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { momentAt } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { roleWords } from '@/client/role-words'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import type { EventView } from '@/contract/events'

/** 贵州路居民区、厦门路居民区; nothing where anybody may come. */
function useAudience({ audience, audienceAreas }: EventView): string | undefined {
  const { t, i18n } = useLingui()
  if (audience.to === 'anyone') return undefined
  const names =
    audience.to === 'areas'
      ? audienceAreas.map((area) => inLanguage(i18n, area))
      : audience.roles.map((role) => roleWords(i18n, role))
  return names.join(t`、`)
}

/** Whom it is for, and until when it is open whether it takes place at all. */
export function AudienceCard({ event }: { event: EventView }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const audience = useAudience(event)
  const { minimum, notForMe } = event
  const needed = minimum?.seats ?? 0
  const taken = minimum?.taken ?? 0
  const decides = minimum ? momentAt(i18n, minimum.decides, now) : ''
  if (!audience && !minimum) return null
  return (
    <>
      {notForMe && audience && (
        <Strip
          tone="soon"
          icon="lock"
          title={t`这个活动面向${audience}`}
          note={t`您不在其中，所以不能报名；有问题可以打给组织者。`}
        />
      )}
      <Card>
        {audience && <Row icon="people" tone="info" title={t`面向${audience}`} />}
        {minimum && (
          <Row
            icon="clock"
            tone="info"
            title={
              minimum.anyway || taken >= needed
                ? t`人数够了，照常举行`
                : t`满 ${needed} 人才举行，现在 ${taken} 人`
            }
            note={minimum.anyway ? undefined : t`${decides} 决定，取消会告诉报名的人`}
          />
        )}
      </Card>
    </>
  )
}
