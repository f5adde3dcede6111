import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { TextField } from '@/components/TextField'
import type { Filling } from './FormFields'

/** As many as the contract of the app keeps. */
const MOST = 10

/** Duties in words, one by one, for those that no figure answers. */
export function LinesField({ form: { lines }, problems, set }: Filling) {
  const { t } = useLingui()
  const put = (at: number, change: Partial<(typeof lines)[number]>) =>
    set({ lines: lines.map((line, i) => (i === at ? { ...line, ...change } : line)) })
  const wrong = problems.includes('lines')
  return (
    <Card>
      {lines.map((line, i) => {
        const nth = i + 1
        return (
          <View key={nth}>
            <TextField
              label={t`第 ${nth} 条`}
              required
              value={line.zh}
              onChange={(zh) => put(i, { zh })}
              maxLength={60}
              error={wrong && line.en.trim() && !line.zh.trim() ? t`先写中文。` : undefined}
            />
            <TextField
              label={t`第 ${nth} 条（英文）`}
              value={line.en}
              onChange={(en) => put(i, { en })}
              maxLength={60}
            />
            <Button
              kind="quiet"
              icon="cross"
              name={t`去掉第 ${nth} 条`}
              onTap={() => set({ lines: lines.filter((_, at) => at !== i) })}
            >
              {t`去掉`}
            </Button>
          </View>
        )
      })}
      {lines.length < MOST && (
        <Button
          kind="second"
          icon="plus"
          onTap={() => set({ lines: [...lines, { zh: '', en: '' }] })}
        >
          {t`加一条`}
        </Button>
      )}
    </Card>
  )
}
