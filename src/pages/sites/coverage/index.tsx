import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { NEEDS, needWords } from '@/client/need-words'
import { useRefresh } from '@/client/refresh'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Choice } from '@/components/Choice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { Need } from '@/contract/sites'
import { Reach } from './Reach'

const MINUTES = { '5': 5, '10': 10, '15': 15 } as const
type Minutes = keyof typeof MINUTES

/** From how many doors a site is within a walk, and where the white spots are. */
export default function CoveragePage() {
  const { t, i18n } = useLingui()
  const [minutes, setMinutes] = useState<Minutes>('10')
  const [needs, setNeeds] = useState<Need[]>([])
  const street = currentStreet()
  const asked = useAsk('sites.coverage', {
    street,
    minutes: MINUTES[minutes],
    needs: [...needs].sort(),
  })
  useRefresh(asked.refetch)
  const walks = [
    { value: '5' as const, label: t`5 分钟` },
    { value: '10' as const, label: t`10 分钟` },
    { value: '15' as const, label: t`15 分钟` },
  ]
  return (
    <PageFrame title={t`步行覆盖`}>
      <Choice label={t`走多久`} narrows options={walks} value={minutes} onChange={setMinutes} />
      <Choice<Need>
        many
        label={t`要有什么`}
        narrows
        hint={t`不选就是任何站点`}
        options={NEEDS.map((value) => ({ value, label: needWords(i18n, value) }))}
        value={needs}
        onChange={setNeeds}
      />
      <PageState
        query={asked}
        cards={2}
        empty={({ doors }) =>
          doors > 0
            ? undefined
            : {
                icon: 'home',
                title: t`还没有门户资料`,
                note: t`街道把楼栋和门牌导入以后，这里会算出有多少户走得到。`,
              }
        }
      >
        {(reach) => <Reach reach={reach} minutes={MINUTES[minutes]} />}
      </PageState>
      <View className="small">{t`按直线距离的 1.3 倍、每分钟 65 米估算；以户数代替人数。`}</View>
    </PageFrame>
  )
}
