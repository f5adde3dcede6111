import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { inLanguage } from '@/client/hours-words'
import { useAsk } from '@/client/useAction'
import { Choice } from '@/components/Choice'
import { PageState } from '@/components/PageState'
import { SearchField } from '@/components/SearchField'
import type { AreaLevel, AreaShape } from '@/contract/areas'
import type { AreaCode, StreetCode } from '@/contract/wire'

/** More are found by name. */
const SHOWN = 12

interface AreaFieldProps {
  street: StreetCode
  level: AreaLevel
  value: AreaCode | undefined
  onChange: (area: AreaCode) => void
}

const holds = ({ zh, en }: AreaShape, words: string) =>
  [zh, en].some((name) => name.toLowerCase().includes(words))

/** One of the areas of a level, by name. */
export function AreaField({ street, level, value, onChange }: AreaFieldProps) {
  const { t, i18n } = useLingui()
  const [words, setWords] = useState('')
  const asked = useAsk('areas.shapes', { street, level })
  return (
    <PageState query={asked} cards={1}>
      {({ areas }) => {
        const found = areas.filter((area) => holds(area, words.trim().toLowerCase()))
        const options = found
          .slice(0, SHOWN)
          .map((area) => ({ value: area.code, label: inLanguage(i18n, area) }))
        const more = Math.max(0, found.length - SHOWN)
        return (
          <>
            {areas.length > SHOWN && (
              <SearchField label={t`找片区`} value={words} onChange={setWords} maxLength={30} />
            )}
            <Choice<AreaCode>
              label={t`片区`}
              required
              value={value}
              onChange={onChange}
              options={options}
              hint={more > 0 ? t`还有 ${more} 个，请写名字来找` : undefined}
            />
          </>
        )
      }}
    </PageState>
  )
}
