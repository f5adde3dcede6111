import { useLingui } from '@lingui/react/macro'
import { Button as ShareButton, View } from '@tarojs/components'
import { useState } from 'react'
import { addToCalendar } from '@/client/calendar-file'
import { useNow } from '@/client/clock'
import { copyText } from '@/client/copy'
import { inLanguage } from '@/client/hours-words'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Strip } from '@/components/Strip'
import type { EventView } from '@/contract/events'
import { phaseOf } from '@/contract/events.rules'
import './event.scss'

/** WeChat opens its own choice of chats; a browser gives the address. */
function Share({ onCopied }: { onCopied: () => void }) {
  const { t } = useLingui()
  const words = t`转发给邻居`
  if (process.env.TARO_ENV !== 'h5') {
    return (
      <ShareButton
        className="tap button button-second event-share"
        hoverClass="pressed"
        openType="share"
        {...aria({ role: 'button', label: words })}
      >
        <Icon name="share" size="s" />
        {words}
      </ShareButton>
    )
  }
  const copy = async () => {
    if (await copyText(window.location.href)) onCopied()
  }
  return (
    <Button kind="second" icon="share" onTap={() => void copy()}>
      {t`复制网址`}
    </Button>
  )
}

/** Takes it along: into the calendar, and to somebody else. */
export function Take({ event }: { event: EventView }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const [done, setDone] = useState<string>()
  const phase = phaseOf(event, now)
  const { title, place, address, words, organiser } = event
  const add = async () => {
    const where = [inLanguage(i18n, place.name), address && inLanguage(i18n, address)]
    const said = {
      title: inLanguage(i18n, title),
      where: where.filter(Boolean).join(' · '),
      words: [inLanguage(i18n, words), organiser.phone].join('\n'),
    }
    const added = await addToCalendar(event, said, now)
    if (added) setDone(process.env.TARO_ENV === 'h5' ? t`日历文件存好了` : t`加到日历了`)
  }
  return (
    <>
      {done && <Strip tone="open" icon="check" title={done} />}
      <View className="event-acts">
        {phase !== 'over' && phase !== 'draft' && (
          <Button kind="second" icon="calendar" onTap={() => void add()}>
            {t`加到日历`}
          </Button>
        )}
        {phase !== 'draft' && <Share onCopied={() => setDone(t`网址复制好了`)} />}
      </View>
    </>
  )
}
