import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { relationWords } from '@/client/home-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Heading } from '@/components/Heading'
import { Strip } from '@/components/Strip'
import { Toggle } from '@/components/Toggle'
import type { HomeAtDoor } from '@/contract/homes.shapes'
import type { HomeId, StreetCode } from '@/contract/wire'
import { TOUCHED } from './touched'

interface EntrustingProps {
  street: StreetCode
  person: HomeAtDoor
  household: readonly HomeAtDoor[]
  /** Whether it is the reader who entrusts. */
  own: boolean
}

/** Who of the household answers for a person; whoever has no account cannot. */
export function Entrusting({ street, person, household, own }: EntrustingProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const entrusting = useAct('homes.entrust', TOUCHED)
  const { home, version, name, proxies } = person
  const able = household.filter(
    (one) => one.home !== home && one.state === 'confirmed' && one.account,
  )
  const set = (to: HomeId) => (trusted: boolean) =>
    entrusting.mutate({ street, home, version, to, trusted })
  return (
    <>
      <View className="homes-part">
        <Heading level={3}>{own ? t`谁可以替您办事` : t`谁可以替${name}办事`}</Heading>
      </View>
      <View className="small">{t`替人退出这里、改电话，以后也替人回复通知。随时可以收回。`}</View>
      {entrusting.error && <Strip tone="late" icon="warning" {...words(entrusting.error)} />}
      {able.map((one) => (
        <Toggle
          key={one.home}
          label={one.name}
          note={relationWords(i18n, one.relation)}
          checked={proxies.includes(one.home)}
          onChange={set(one.home)}
        />
      ))}
      {able.length === 0 && (
        <View className="homes-line">{t`同户还没有别人用手机登记并确认，暂时没有人可以选。`}</View>
      )}
    </>
  )
}
