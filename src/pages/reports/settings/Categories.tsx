import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { inLanguage } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { categoryNote, reportKindWords, workdaysWords } from '@/client/setting-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { Tag } from '@/components/Tag'
import { ReportKind } from '@/contract/reports'
import { MAX_CATEGORIES, type SetCategory } from '@/contract/reports-settings'
import { neighbourOf } from '@/contract/reports-settings.rules'
import { groupsOf } from './groups'
import type { SettingsProps } from './useSettings'

/** Changes places, one after another: each answer is what the next one is asked on. */
function useMoving({ street, settings, again }: SettingsProps) {
  const moving = useAct('reports.moveCategory', ['reports', 'history'])
  const [busy, setBusy] = useState(false)
  const move = async ({ code }: SetCategory, to: 'up' | 'down') => {
    setBusy(true)
    const { categories: version } = settings.versions
    await moving.mutateAsync({ street, version, code, to }).catch(again)
    setBusy(false)
  }
  return { move, busy, error: moving.error }
}

type Moving = ReturnType<typeof useMoving>

interface PlaceProps {
  one: SetCategory
  all: readonly SetCategory[]
  moving: Moving
}

/** A category while the order is changed. */
function Place({ one, all, moving: { move, busy } }: PlaceProps) {
  const { t, i18n } = useLingui()
  const name = inLanguage(i18n, one.name)
  const isEnd = (to: 'up' | 'down') => neighbourOf(all, one.code, to) === undefined
  return (
    <View className="row">
      <View className="grow strong">{name}</View>
      <View className="setting-moves">
        <Button
          kind="quiet"
          name={t`上移：${name}`}
          disabled={busy || isEnd('up')}
          onTap={() => void move(one, 'up')}
        >
          {t`上移`}
        </Button>
        <Button
          kind="quiet"
          name={t`下移：${name}`}
          disabled={busy || isEnd('down')}
          onTap={() => void move(one, 'down')}
        >
          {t`下移`}
        </Button>
      </View>
    </View>
  )
}

/** A category with its days, and how it comes to somebody. */
function One({
  one,
  street,
  settings,
}: Pick<SettingsProps, 'street' | 'settings'> & { one: SetCategory }) {
  const { i18n } = useLingui()
  const { finish } = settings.clocks
  return (
    <Row
      title={inLanguage(i18n, one.name)}
      note={categoryNote(i18n, one)}
      side={<Tag>{workdaysWords(i18n, finish[one.class])}</Tag>}
      onTap={() => open(routes.reportCategory(street, one.code))}
    />
  )
}

/** Those that are offered, as a reporter finds them. */
function Offered({ moving, ...props }: SettingsProps & { moving: Moving | undefined }) {
  const { i18n } = useLingui()
  const { categories: all } = props.settings
  const offered = all.filter(({ retired }) => !retired)
  return ReportKind.options.map((kind) => (
    <View key={kind}>
      <Heading level={2}>{reportKindWords(i18n, kind)}</Heading>
      {groupsOf(offered, kind).map(({ group, categories }) => (
        <Card key={group.zh}>
          <CardHeading>{inLanguage(i18n, group)}</CardHeading>
          {categories.map((one) =>
            moving ? (
              <Place key={one.code} one={one} all={all} moving={moving} />
            ) : (
              <One key={one.code} one={one} {...props} />
            ),
          )}
        </Card>
      ))}
    </View>
  ))
}

/** Those that are not offered any more; each may come back. */
function Retired(props: SettingsProps) {
  const { t } = useLingui()
  const retired = props.settings.categories.filter((one) => one.retired)
  if (retired.length === 0) return null
  return (
    <>
      <Heading level={2}>{t`已停用`}</Heading>
      <Card>
        {retired.map((one) => (
          <One key={one.code} one={one} {...props} />
        ))}
      </Card>
    </>
  )
}

/** What can be reported: change, add, put in order. */
export function Categories(props: SettingsProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [ordering, setOrdering] = useState(false)
  const moving = useMoving(props)
  const isFull = props.settings.categories.length >= MAX_CATEGORIES
  return (
    <>
      <View className="setting-acts">
        {!isFull && !ordering && (
          <Button kind="second" icon="plus" onTap={() => open(routes.reportCategory(props.street))}>
            {t`加一个类别`}
          </Button>
        )}
        <Button
          kind={ordering ? 'second' : 'quiet'}
          icon={ordering ? 'check' : 'list'}
          onTap={() => setOrdering(!ordering)}
        >
          {ordering ? t`顺序排好了` : t`调整顺序`}
        </Button>
      </View>
      {isFull && <View className="small">{t`已有 ${MAX_CATEGORIES} 个，不能再加。`}</View>}
      {moving.error && <Strip tone="late" icon="warning" {...words(moving.error)} />}
      <Offered {...props} moving={ordering ? moving : undefined} />
      {!ordering && <Retired {...props} />}
    </>
  )
}
