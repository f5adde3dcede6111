import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { levelWords } from '@/client/finding-words'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { Locked } from '@/components/Locked'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { AreaLevel } from '@/contract/areas'
import type { AreaCode, StreetCode } from '@/contract/wire'
import { LevelMap } from './LevelMap'
import { Tree } from './Tree'
import { Versions } from './Versions'

/** One level on the map, what lies below an area beside it, and the versions that came before. */
function Boundaries({ street }: { street: StreetCode }) {
  const { t, i18n } = useLingui()
  const [level, setLevel] = useState<AreaLevel>('community')
  const [version, setVersion] = useState<number>()
  const [chosen, setChosen] = useState<AreaCode>()
  const asked = useAsk(
    'areas.tree',
    { street, ...(version === undefined ? {} : { version }) },
    { keep: false },
  )
  const options = AreaLevel.options.map((value) => ({ value, label: levelWords(i18n, value) }))
  const show = (next: number | undefined) => {
    setVersion(next)
    setChosen(undefined)
  }
  return (
    <View className="columns">
      <View className="column">
        <Choice
          label={t`图上画哪一级`}
          narrows
          value={level}
          onChange={setLevel}
          options={options}
        />
        <LevelMap street={street} level={level} version={version} chosen={chosen} />
        <Versions street={street} shown={asked.data?.version} onShow={show} />
        <Card>
          <Row
            icon="upload"
            tone="mine"
            title={t`导入新的边界`}
            note={t`GeoJSON 文件，先看预览再生效`}
            onTap={() => open(routes.imports(street))}
          />
        </Card>
      </View>
      <View className="column">
        <PageState query={asked} cards={3}>
          {({ areas }) => (
            <Tree
              areas={areas}
              at={chosen}
              onChoose={(area) => {
                setChosen(area?.code)
                if (area) setLevel(area.level)
              }}
            />
          )}
        </PageState>
      </View>
    </View>
  )
}

/** The tree of a street with its boundaries, for the desk. */
export default function AreaTree() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const asked = useMe()
  useRefresh(useAskAgain('areas'))
  return (
    <PageFrame wide title={t`片区和边界`}>
      <PageState outer query={asked}>
        {(me) =>
          me.can.importFiles ? (
            <Boundaries street={street} />
          ) : (
            <Locked title={t`片区由街道工作人员管理`} />
          )
        }
      </PageState>
    </PageFrame>
  )
}
