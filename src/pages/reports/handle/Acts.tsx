import { useLingui } from '@lingui/react/macro'
import { actNote, actWords, type HandleAct } from '@/client/handle-words'
import { Button } from '@/components/Button'
import type { IconName } from '@/components/Icon'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import type { ReportView } from '@/contract/reports'
import { ActSheet } from './ActSheet'
import { actsOf } from './acts'
import type { Acting } from './useActing'

const ICONS: Record<HandleAct, IconName> = {
  file: 'check',
  dispatch: 'forward',
  recategorize: 'edit',
  accept: 'check',
  return: 'back',
  contact: 'phone',
  progress: 'bubble',
  askPause: 'clock',
  answerPause: 'clock',
  resume: 'clock',
  resolve: 'check',
  verify: 'eye',
  reopen: 'back',
  merge: 'share',
  unmerge: 'share',
  identity: 'person',
}

interface ActsProps {
  report: ReportView
  acting: Acting
}

/** The one next act under the thumb; the others a tap away. */
export function Foot({ report, acting }: ActsProps) {
  const { t, i18n } = useLingui()
  const { next, others } = actsOf(report)
  return (
    <>
      {others.length > 0 && (
        <Button kind="second" name={t`其他办法`} onTap={() => acting.show('list')}>
          {t`其他`}
        </Button>
      )}
      {next && <Button onTap={() => acting.show(next)}>{actWords(i18n, next)}</Button>}
    </>
  )
}

/** What lies over the page. */
export function Over({ report, acting, again }: ActsProps & { again: () => unknown }) {
  const { t, i18n } = useLingui()
  const { open } = acting
  const { others } = actsOf(report)
  return (
    <>
      <Sheet open={open === 'list'} title={t`还可以`} onClose={acting.closeList}>
        {others.map((act) => (
          <Row
            key={act}
            icon={ICONS[act]}
            tone="info"
            title={actWords(i18n, act)}
            note={actNote(i18n, act)}
            onTap={() => acting.show(act)}
          />
        ))}
      </Sheet>
      {open && open !== 'list' && (
        <ActSheet
          act={open}
          report={report}
          onDone={() => acting.finish(open)}
          onClose={acting.close}
          again={again}
        />
      )}
    </>
  )
}
