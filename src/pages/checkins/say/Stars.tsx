import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Tap } from '@/components/Tap'

const STARS = [1, 2, 3, 4, 5] as const

interface StarsProps {
  value: number | null
  onChange: (stars: number) => void
}

/** Five stars, full up to the one that was tapped; the words below say the same. */
export function Stars({ value, onChange }: StarsProps) {
  const { t } = useLingui()
  const words = [t`不好`, t`不太好`, t`一般`, t`好`, t`很好`]
  return (
    <View>
      <View className="stars" {...aria({ role: 'radiogroup', label: t`打几颗星` })}>
        {STARS.map((stars) => {
          const says = words[stars - 1] ?? ''
          return (
            <Tap
              key={stars}
              className={value !== null && stars <= value ? 'star star-full' : 'star'}
              role="radio"
              name={t`${stars} 星，${says}`}
              checked={value === stars}
              onTap={() => onChange(stars)}
            >
              <View {...aria({ hidden: true })}>
                {value !== null && stars <= value ? '★' : '☆'}
              </View>
            </Tap>
          )
        })}
      </View>
      <View className="stars-words" {...aria({ live: 'polite' })}>
        {value === null ? t`点一颗星` : words[value - 1]}
      </View>
    </View>
  )
}
