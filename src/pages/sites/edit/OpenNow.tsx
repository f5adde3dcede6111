import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { stateWords } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import { StateSentence } from '@/components/sites/StateSentence'
import { TextField } from '@/components/TextField'
import type { Calendar } from '@/contract/hours'
import { stateAt } from '@/contract/hours.rules'
import type { SiteView } from '@/contract/sites'
import { useClosing } from './useClosing'

const HOUR = 3_600_000
const MOST_NOTE = 60

interface OpenNowProps {
  site: SiteView
  calendar: Calendar
  now: number
}

interface CloseSheetProps extends OpenNowProps {
  closing: ReturnType<typeof useClosing>
  onClose: () => void
}

/** Until when, and why: the reason stands on the site's page. */
function CloseSheet({ site, calendar, now, closing, onClose }: CloseSheetProps) {
  const { t } = useLingui()
  const [hours, setHours] = useState<'rest' | '1' | '2'>('rest')
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const end = stateAt(site.hours, site.closures, calendar, now).changesAt
  const fits = (n: number) => end !== null && now + n * HOUR < Date.parse(end)
  const close = async () => {
    const until = hours === 'rest' ? undefined : new Date(now + Number(hours) * HOUR).toISOString()
    const note = zh.trim() === '' ? undefined : { zh, ...(en.trim() === '' ? {} : { en }) }
    await closing.close({ until, note })
    onClose()
  }
  return (
    <Confirm
      open
      title={t`提前关门`}
      note={t`马上生效，所有人看到“提前关门”。可以随时恢复。`}
      act={t`现在关门`}
      busy={closing.busy}
      onConfirm={() => void close()}
      onClose={onClose}
    >
      <Choice
        label={t`关到什么时候`}
        required
        value={hours}
        onChange={setHours}
        options={[
          { value: 'rest' as const, label: t`到这次开放结束` },
          ...(fits(1) ? [{ value: '1' as const, label: t`1 小时` }] : []),
          ...(fits(2) ? [{ value: '2' as const, label: t`2 小时` }] : []),
        ]}
      />
      <TextField
        label={t`原因`}
        hint={t`如：停水、天气、人手不够`}
        value={zh}
        onChange={setZh}
        maxLength={MOST_NOTE}
      />
      <TextField label={t`原因的英文`} value={en} onChange={setEn} maxLength={MOST_NOTE} />
    </Confirm>
  )
}

/** Open or not right now, and the way to change that for today. */
export function OpenNow({ site, calendar, now }: OpenNowProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const [asking, setAsking] = useState<'close' | 'reopen'>()
  const closing = useClosing(site)
  const state = stateWords(i18n, site, calendar, now)
  const { open, closedEarly } = stateAt(site.hours, site.closures, calendar, now)
  const done = { close: t`已提前关门`, reopen: t`已恢复开放` }
  const { last, undo, error } = closing
  const shut = () => setAsking(undefined)
  return (
    <>
      <StateSentence tone={state.tone} is={state.is} ahead={state.ahead} notes={[]} />
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      {!error && last && undo && (
        <Strip
          tone="open"
          icon="check"
          title={done[last]}
          act={{ label: t`撤销`, onTap: undo, busy: closing.busy }}
        />
      )}
      {site.can.close && (open || closedEarly) && (
        <View className="side-by-side">
          {closedEarly ? (
            <Button kind="second" icon="check" onTap={() => setAsking('reopen')}>
              {t`恢复开放`}
            </Button>
          ) : (
            <Button kind="second" icon="lock" onTap={() => setAsking('close')}>
              {t`提前关门`}
            </Button>
          )}
        </View>
      )}
      {asking === 'close' && <CloseSheet {...{ site, calendar, now, closing }} onClose={shut} />}
      <Confirm
        open={asking === 'reopen'}
        title={t`恢复开放`}
        note={t`马上按平常的时间开放。`}
        act={t`恢复开放`}
        busy={closing.busy}
        onConfirm={() => void closing.reopen().then(shut)}
        onClose={shut}
      />
    </>
  )
}
