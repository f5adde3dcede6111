import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { countWords } from '@/client/door-words'
import { inLanguage } from '@/client/hours-words'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import type { OutputOf } from '@/contract'
import type { AreaCode } from '@/contract/wire'

interface AreasProps {
  list: OutputOf<'doors.list'>
  onArea: (area: AreaCode) => void
}

/** The area with its count, the way back up, and what lies right below. */
export function Areas({ list, onArea }: AreasProps) {
  const { t, i18n } = useLingui()
  const { tops, path, count, below } = list
  const up = [...(tops.length > 1 ? tops : []), ...path.slice(0, -1)].filter(
    ({ code }, i, all) => code !== count.code && all.findIndex((one) => one.code === code) === i,
  )
  const { expected } = count
  return (
    <>
      {up.length > 0 && (
        <View className="wrapping doors-path">
          {up.map((area) => (
            <Button key={area.code} kind="quiet" icon="back" onTap={() => onArea(area.code)}>
              {inLanguage(i18n, area)}
            </Button>
          ))}
        </View>
      )}
      <Heading level={1}>{inLanguage(i18n, count)}</Heading>
      <View className="small numbers doors-head">
        {[countWords(i18n, count), t`预计 ${expected} 人`].join(' · ')}
      </View>
      {below.length > 0 && (
        <Card>
          {below.map((area) => (
            <Row
              key={area.code}
              title={inLanguage(i18n, area)}
              note={countWords(i18n, area)}
              onTap={() => onArea(area.code)}
            />
          ))}
        </Card>
      )}
    </>
  )
}
