import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { actWords } from '@/client/handle-words'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Tap } from '@/components/Tap'
import { type BulkStep, MAX_BULK } from '@/contract/reports-desk'
import type { Picks } from './usePicks'
import './board.scss'

interface PickBarProps {
  picks: Picks
  onStep: (step: BulkStep['step']) => void
}

/** How many are chosen, and what can be done with all of them at once. */
export function PickBar({ picks, onStep }: PickBarProps) {
  const { t, i18n } = useLingui()
  const count = picks.lines.length
  const most = MAX_BULK
  const none = count === 0
  const steps: [BulkStep['step'], string][] = [
    ['file', actWords(i18n, 'file')],
    ['recategorize', t`改类别`],
    ['dispatch', actWords(i18n, 'dispatch')],
  ]
  return (
    <>
      <View className="board-picked">
        <View className="grow strong" {...aria({ live: 'polite' })}>
          {none ? t`点工单来选` : t`已选 ${count} 件`}
        </View>
        <Tap className="board-stop" name={t`不选了`} onTap={picks.end}>
          <Icon name="cross" />
        </Tap>
      </View>
      {picks.full && (
        <View className="small" {...aria({ role: 'status' })}>
          {t`一次最多 ${most} 件，先办这些再选。`}
        </View>
      )}
      <View className="board-steps">
        {steps.map(([step, words]) => (
          <Button
            key={step}
            kind={step === 'dispatch' ? 'main' : 'second'}
            disabled={none}
            onTap={() => onStep(step)}
          >
            {words}
          </Button>
        ))}
      </View>
    </>
  )
}
