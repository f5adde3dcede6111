import { useLingui } from '@lingui/react/macro'
import { useHere } from '@/client/here'
import { inLanguage } from '@/client/hours-words'
import { locate } from '@/client/whereabouts'
import { PageState } from '@/components/PageState'
import { WhereRow } from '@/components/sites/WhereRow'
import type { StreetCode } from '@/contract/wire'
import { Listed } from './Listed'

interface NearMeProps {
  street: StreetCode
  onWeek: () => void
}

/** By distance from where the person is, or from the middle of their street. */
export function NearMe({ street, onWeek }: NearMeProps) {
  const { t, i18n } = useLingui()
  const { here, shapes, outline } = useHere()
  const name = outline ? inLanguage(i18n, outline) : t`街道`
  const { at } = here
  return (
    <>
      <WhereRow state={here.state} street={name} onLocate={() => void locate()} />
      {at ? (
        <Listed
          ask={{ street, when: 'all', near: at }}
          byDistance
          nothing={{
            icon: 'pin',
            title: t`附近还没有活动`,
            note: t`看看这一周整个街道有什么。`,
            action: { label: t`看这一周`, onTap: onWeek },
          }}
        />
      ) : (
        <PageState query={{ ...shapes, data: undefined }} cards={3}>
          {() => null}
        </PageState>
      )}
    </>
  )
}
