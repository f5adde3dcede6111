import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { kindWords } from '@/client/need-words'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { Heading } from '@/components/Heading'
import { Locked } from '@/components/Locked'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import { SiteKind } from '@/contract/sites'
import type { StreetCode } from '@/contract/wire'
import '../edit/edit.scss'
import { HoursEditor } from '../edit/HoursEditor'
import { NameFields } from '../edit/NameFields'
import { NeedsField } from '../edit/NeedsField'
import { OutlineField } from '../edit/OutlineField'
import { PlaceField } from '../edit/PlaceField'
import { StopsField } from '../edit/StopsField'
import { Made } from './Made'
import { type Creating, useCreating } from './useCreating'

function KindField({ kind, setKind }: Creating) {
  const { t, i18n } = useLingui()
  const hints: Record<SiteKind, string> = {
    point: t`一个地方，如驿站、食堂。`,
    line: t`几个站点连成的一条路。`,
    area: t`一片范围，如广场、街区。`,
  }
  return (
    <Choice
      label={t`新增什么`}
      hint={hints[kind]}
      required
      value={kind}
      onChange={setKind}
      options={SiteKind.options.map((value) => ({ value, label: kindWords(i18n, value) }))}
    />
  )
}

/** A point is placed on the map, a line lies where it stops, an area where it is drawn. */
function Where({ creating, street }: { creating: Creating; street: StreetCode }) {
  const { t } = useLingui()
  const { kind, filling } = creating
  if (kind === 'point') return <PlaceField filling={filling} />
  return (
    <>
      <Heading level={3}>{kind === 'line' ? t`路线的站` : t`这一片的范围`}</Heading>
      {kind === 'line' ? (
        <StopsField filling={filling} street={street} />
      ) : (
        <OutlineField filling={filling} />
      )}
    </>
  )
}

function Form({ creating, street }: { creating: Creating; street: StreetCode }) {
  const { t } = useLingui()
  const { filling } = creating
  return (
    <View className="edit-columns">
      <View className="edit-column">
        <Heading level={2}>{t`名称和位置`}</Heading>
        <Card>
          <KindField {...creating} />
          <NameFields filling={filling} />
          <Where creating={creating} street={street} />
        </Card>
      </View>
      <View className="edit-column">
        <Heading level={2}>{t`开放时间`}</Heading>
        <HoursEditor filling={filling} />
        <Heading level={2}>{t`设施`}</Heading>
        <Card>
          <NeedsField filling={filling} />
        </Card>
      </View>
    </View>
  )
}

/** Sends it; a refusal leaves every letter where it is. */
function Foot({ creating }: { creating: Creating }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const { error, wrong, busy, isBegun, drop, send } = creating
  return (
    <View className="save-foot">
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      {wrong && <View className="small">{t`还有标红的地方要改好。`}</View>}
      <View className="save-acts">
        {isBegun && <Button kind="second" disabled={busy} onTap={drop}>{t`全部清空`}</Button>}
        <Button
          busy={busy}
          onTap={() => void send().catch(() => undefined)}
        >{t`新增这个站点`}</Button>
      </View>
    </View>
  )
}

/** Adds a point, a line or an area to the street. */
export default function NewSite() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const me = useMe()
  const creating = useCreating(street)
  const { made } = creating
  const may = me.data?.can.addSites === true
  const foot = may && !made ? <Foot creating={creating} /> : undefined
  return (
    <PageFrame wide title={t`新增一个站点`} foot={foot}>
      <PageState query={me} cards={3}>
        {() => {
          if (made) return <Made {...made} onAgain={creating.again} />
          if (may) return <Form creating={creating} street={street} />
          return <Locked title={t`新增站点由街道工作人员办理`} />
        }}
      </PageState>
      <Button kind="quiet" icon="bubble" onTap={() => open(routes.complain(street))}>
        {t`我有意见`}
      </Button>
    </PageFrame>
  )
}
