import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { bulkDoneWords, minutesUntil, useOutcomeWords } from '@/client/board-words'
import { useNow } from '@/client/clock'
import { clockWords } from '@/client/day-words'
import { inLanguage } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { placeWords } from '@/client/report-words'
import { open, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { Strip } from '@/components/Strip'
import { dayOf, startOf } from '@/contract/calendar.rules'
import type { BulkOutcome } from '@/contract/reports-desk'
import type { StreetCode } from '@/contract/wire'
import type { Bulk, Result } from './useBulk'

const MINUTE = 60_000
const refusedIn = (outcomes: readonly BulkOutcome[]) => outcomes.filter(({ done }) => !done)
const doneIn = (outcomes: readonly BulkOutcome[]) => outcomes.filter(({ done }) => done).length

/** 14:25 */
const timeOf = (until: string) => clockWords((Date.parse(until) - startOf(dayOf(until))) / MINUTE)

/** What became of it last: of the step, or of taking it back. */
const lastOf = ({ outcomes, undone }: Result) => undone ?? outcomes

/** Whether there is something left to say of it: what was taken back, or that it still can be. */
export const isOpen = (result: Result | undefined, now: number) =>
  result !== undefined &&
  (result.undone !== undefined ||
    (doneIn(result.outcomes) > 0 && minutesUntil(result.until, now) > 0))

interface UndoBarProps {
  bulk: Bulk
  onUndo: () => void
  onRefused: () => void
}

/** What was done, and until when it can be taken back. */
export function UndoBar({ bulk, onUndo, onRefused }: UndoBarProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const now = useNow()
  const { result, undoError } = bulk
  if (!result || !isOpen(result, now)) return null
  const { step, until, undone } = result
  const left = minutesUntil(until, now)
  const done = doneIn(lastOf(result))
  const refused = refusedIn(lastOf(result)).length
  const time = timeOf(until)
  const why = undoError && words(undoError)
  return (
    <>
      {why && !undone && <Strip tone="late" icon="warning" {...why} />}
      {undone ? (
        <Strip
          tone="info"
          icon="back"
          title={done > 0 ? t`${done} 件已经撤回，和之前一样` : t`一件也没有撤回`}
          act={{ label: t`知道了`, onTap: bulk.forget }}
        />
      ) : (
        <Strip
          tone="open"
          icon="check"
          title={bulkDoneWords(i18n, step, done)}
          note={t`${time} 前可以撤回，还有 ${left} 分钟`}
          act={{
            label: t({ message: '撤回', context: 'undo' }),
            onTap: onUndo,
            busy: bulk.undoing,
          }}
        />
      )}
      {refused > 0 && (
        <Button kind="quiet" icon="info" onTap={onRefused}>
          {undone ? t`${refused} 件没有撤回，看原因` : t`${refused} 件没有办，看原因`}
        </Button>
      )}
    </>
  )
}

interface OutcomesProps {
  street: StreetCode
  result: Result
  onClose: () => void
}

/** Each that was refused, with the reason and a way to it. */
function Refused({ street, result }: Omit<OutcomesProps, 'onClose'>) {
  const { i18n } = useLingui()
  const why = useOutcomeWords()
  return (
    <>
      {refusedIn(lastOf(result)).flatMap((outcome) => {
        const line = result.lines.find(({ report }) => report === outcome.report)
        if (!line || !outcome.why) return []
        return (
          <Row
            key={line.report}
            icon="warning"
            tone="soon"
            title={[inLanguage(i18n, line.category.name), placeWords(i18n, line)].join(' · ')}
            note={
              <>
                <View>{why(outcome.why)}</View>
                <View className="numbers">{line.number}</View>
              </>
            }
            onTap={() => open(routes.handleReport(street, line.report))}
          />
        )
      })}
    </>
  )
}

/** What was done and what was not. */
export function Outcomes({ street, result, onClose }: OutcomesProps) {
  const { t } = useLingui()
  const last = lastOf(result)
  const done = doneIn(last)
  const refused = refusedIn(last).length
  const none = result.undone ? t`一件也没有撤回` : t`${refused} 件都没有办`
  const some = result.undone
    ? t`撤回了 ${done} 件，${refused} 件没有撤回`
    : t`办好 ${done} 件，${refused} 件没有办`
  return (
    <Sheet
      open
      title={done > 0 ? some : none}
      onClose={onClose}
      foot={<Button onTap={onClose}>{t`知道了`}</Button>}
    >
      <Refused street={street} result={result} />
    </Sheet>
  )
}
