import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { inLanguage } from '@/client/hours-words'
import { open, routes } from '@/client/routes'
import { useSettled } from '@/client/settled'
import { useAsk } from '@/client/useAction'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { SearchField } from '@/components/SearchField'
import { MAX_ADDRESS } from '@/contract/doors'
import { MAX_BUILDINGS_FOUND } from '@/contract/homes'
import type { StreetCode } from '@/contract/wire'
import type { Joining } from './useJoining'

interface BuildingsProps extends Pick<Joining, 'choose'> {
  street: StreetCode
  scanned: string
}

function Found({ street, scanned, words, choose }: BuildingsProps & { words: string }) {
  const { t, i18n } = useLingui()
  const code = scanned === '' ? {} : { scanned }
  const asked = useAsk('homes.buildings', { street, words, ...code })
  return (
    <PageState
      query={asked}
      cards={1}
      empty={({ buildings }) =>
        buildings.length > 0
          ? undefined
          : {
              icon: 'search',
              title: t`没有找到这个地址`,
              note: t`请只写路名、弄和号，例如 贵州路101。还是没有，可以问这里的负责人。`,
              action: { label: t`这里由谁负责`, onTap: () => open(routes.responsible()) },
            }
      }
    >
      {({ buildings }) => (
        <>
          <Card>
            {buildings.map(({ building, address, area }) => (
              <Row
                key={building}
                icon="home"
                title={address}
                note={inLanguage(i18n, area)}
                onTap={() =>
                  choose({ building: { building, address, area: area.code }, door: null })
                }
              />
            ))}
          </Card>
          {buildings.length >= MAX_BUILDINGS_FOUND && (
            <View className="small">{t`只列出前 ${MAX_BUILDINGS_FOUND} 处，请把地址再写全一些。`}</View>
          )}
        </>
      )}
    </PageState>
  )
}

/** One's building, by a few words of its address. */
export function Buildings({ street, scanned, choose }: BuildingsProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const words = useSettled(typed.trim())
  return (
    <>
      <Heading level={2}>{t`哪一栋楼`}</Heading>
      <SearchField
        label={t`写路名、弄和号`}
        value={typed}
        onChange={setTyped}
        maxLength={MAX_ADDRESS}
      />
      {words === '' ? (
        <View className="small">{t`例如 贵州路101弄3号，写前几个字就行。`}</View>
      ) : (
        <Found street={street} scanned={scanned} words={words} choose={choose} />
      )}
    </>
  )
}
