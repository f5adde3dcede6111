import { useLingui } from '@lingui/react/macro'
import { draftsOf, readDraft } from '@/client/drafts'
import { open, routes } from '@/client/routes'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import type { ClientId, StreetCode } from '@/contract/wire'
import { Draft, draftName, isBegun } from '../draft'

/** What was begun and not handed over, each to be gone on with. */
function begun() {
  const anew = { of: undefined, draft: readDraft(draftName(), Draft) }
  const back = draftsOf(draftName('')).map((of) => ({ of, draft: readDraft(draftName(of), Draft) }))
  return [anew, ...back].flatMap(({ of, draft }) =>
    draft && isBegun(draft) ? [{ of, draft }] : [],
  )
}

export function Unfinished({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const drafts = begun()
  if (drafts.length === 0) return null
  return (
    <Card>
      {drafts.map(({ of, draft }) => {
        const count = draft.photos.length
        const url =
          of === undefined ? routes.newReport(street) : routes.editReport(street, of as ClientId)
        return (
          <Row
            key={of ?? 'anew'}
            icon="edit"
            tone="mine"
            title={t`有一件没写完，接着写`}
            note={draft.words.trim().slice(0, 40) || t`${count} 张照片`}
            onTap={() => open(url)}
          />
        )
      })}
    </Card>
  )
}
