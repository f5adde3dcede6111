import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Heading } from '@/components/Heading'
import { Tap } from '@/components/Tap'
import './home.scss'

interface HomeHeadProps {
  place: string
  note: string
  elder: boolean
  onElder: () => void
}

/** Where we are, and the way to larger letters. */
export function HomeHead({ place, note, elder, onElder }: HomeHeadProps) {
  const { t } = useLingui()
  return (
    <View className="home-head">
      <View className="grow">
        <Heading level={1}>{place}</Heading>
        {note && <View className="small">{note}</View>}
      </View>
      <Tap className="home-elder" onTap={onElder}>
        {elder ? t`标准版` : t`长辈版`}
      </Tap>
    </View>
  )
}
