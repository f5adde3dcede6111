import { useLingui } from '@lingui/react/macro'
import { ownerWords } from '@/client/board-words'
import { inLanguage } from '@/client/hours-words'
import { useCut } from '@/client/paging'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Choice, type Option } from '@/components/Choice'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Sheet } from '@/components/Sheet'
import type { OutputOf } from '@/contract'
import type { AreaLevel } from '@/contract/areas'
import type { StreetCode } from '@/contract/wire'
import type { Board } from './useBoard'

type Facets = OutputOf<'reports.facets'>
type Live = Board['live']

/** As many as somebody looks over at once. */
const SHOWN = 8
const ANY = ''

interface OneProps<T> {
  label: string
  all: readonly T[]
  chosen: T | undefined
  keyOf: (one: T) => string
  wordsOf: (one: T) => string
  onChange: (one: T | undefined) => void
}

/** One of those that live reports have, or any; what is chosen is in sight on every page. */
function One<T extends { count: number }>(props: OneProps<T>) {
  const { label, all, chosen, keyOf, wordsOf, onChange } = props
  const { t } = useLingui()
  const cut = useCut(all, SHOWN)
  const key = chosen && keyOf(chosen)
  const hidden = chosen && !cut.shown.some((one) => keyOf(one) === key) ? [chosen] : []
  const options: Option<string>[] = [...hidden, ...cut.shown].map((one) => ({
    value: keyOf(one),
    label: `${wordsOf(one)} ${one.count}`,
  }))
  return (
    <>
      <Choice
        narrows
        label={label}
        value={key ?? ANY}
        onChange={(next) => onChange(all.find((one) => keyOf(one) === next))}
        options={[{ value: ANY, label: t`不限` }, ...options]}
      />
      <Pager {...cut} />
    </>
  )
}

/** From the block down; what lies in a community is offered once the community is chosen. */
function Areas({ areas, live }: { areas: Facets['areas']; live: Live }) {
  const { t, i18n } = useLingui()
  const { area } = live.narrowing
  const community = areas.find(
    ({ code, level }) => level === 'community' && area?.path.includes(code),
  )
  const of = (level: AreaLevel) => areas.filter((one) => one.level === level)
  const within = areas.filter(
    (one) => community && one !== community && one.path.includes(community.code),
  )
  const parts = [
    { label: t`街区`, all: of('block'), back: undefined },
    { label: t`居民区`, all: of('community'), back: undefined },
    { label: t`网格和微网格`, all: within, back: community },
  ]
  return (
    <>
      {parts
        .filter(({ all }) => all.length > 1 || all.some(({ code }) => code === area?.code))
        .map(({ label, all, back }) => (
          <One
            key={label}
            label={label}
            all={all}
            chosen={all.find(({ code }) => code === area?.code || code === community?.code)}
            keyOf={({ code }) => code}
            wordsOf={(one) => inLanguage(i18n, one)}
            onChange={(next) => live.narrow({ area: next ?? back })}
          />
        ))}
    </>
  )
}

function Fields({ facets, live }: { facets: Facets; live: Live }) {
  const { t, i18n } = useLingui()
  const { narrowing, narrow } = live
  return (
    <>
      <Areas areas={facets.areas} live={live} />
      <One
        label={t`类别`}
        all={facets.categories}
        chosen={narrowing.category}
        keyOf={({ code }) => code}
        wordsOf={({ name }) => inLanguage(i18n, name)}
        onChange={(category) => narrow({ category })}
      />
      <One
        label={t`负责人`}
        all={facets.owners}
        chosen={narrowing.owner}
        keyOf={({ person }) => person}
        wordsOf={(owner) => ownerWords(i18n, owner)}
        onChange={(owner) => narrow({ owner })}
      />
    </>
  )
}

interface FilterSheetProps {
  street: StreetCode
  live: Live
  open: boolean
  onClose: () => void
}

/** What the board can be narrowed to: only what its reports have. */
export function FilterSheet({ street, live, open, onClose }: FilterSheetProps) {
  const { t } = useLingui()
  const asked = useAsk('reports.facets', { street }, { when: open, keep: false })
  return (
    <Sheet
      open={open}
      title={t`只看一部分`}
      onClose={onClose}
      foot={<Button onTap={onClose}>{t`看结果`}</Button>}
    >
      <PageState query={asked} cards={1}>
        {(facets) => <Fields facets={facets} live={live} />}
      </PageState>
    </Sheet>
  )
}
