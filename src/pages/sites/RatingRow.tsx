import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useErrorWords } from '@/client/error-words'
import { STARS, useRating } from '@/client/rating'
import { aria } from '@/components/aria'
import { Chip } from '@/components/Chip'
import type { SiteView } from '@/contract/sites'

/** What visitors gave, and five buttons to give it; nobody is asked for words. */
export function RatingRow({ site }: { site: SiteView }) {
  const { t } = useLingui()
  const words = useErrorWords()
  const { stars, give, busy, error } = useRating(site.street, site.site)
  if (site.retired) return null
  const { average, count } = site.rating ?? { average: 0, count: 0 }
  return (
    <View className="rating">
      <View className="small">
        {site.rating
          ? t`最近 90 天平均 ${average} 星，${count} 人评价`
          : t`评价满 5 个才显示平均，不记是谁。`}
      </View>
      <View className="wrapping" {...aria({ role: 'radiogroup', label: t`给这个站点打星` })}>
        {STARS.map((given) => (
          <Chip
            key={given}
            label={t`${given} 星`}
            role="radio"
            chosen={stars === given}
            onTap={() => {
              if (!busy) give(given).catch(() => undefined)
            }}
          />
        ))}
      </View>
      {stars && <View className="small">{t`已记下您的评价，可以随时改。`}</View>}
      {error && <View className="small tone-late">{words(error).title}</View>}
    </View>
  )
}
