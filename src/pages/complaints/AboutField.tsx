import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { peopleWords } from '@/client/complaint-words'
import { inLanguage } from '@/client/hours-words'
import { Choice } from '@/components/Choice'
import type { StreetCode } from '@/contract/wire'
import type { Line, useComplaintDraft } from './draft'
import { SitePicker } from './SitePicker'

interface AboutFieldProps {
  street: StreetCode
  form: ReturnType<typeof useComplaintDraft>
  error: string | undefined
}

/** Whom it is about; who answers stands outside that line. */
export function AboutField({ street, form, error }: AboutFieldProps) {
  const { t, i18n } = useLingui()
  const [picking, setPicking] = useState(false)
  const { line, site } = form.draft
  const options: { value: Line; label: string }[] = [
    { value: 'site', label: site ? inLanguage(i18n, site) : t`一个站点` },
    ...(['grid', 'community', 'block', 'street'] as const).map((role) => ({
      value: role,
      label: peopleWords(i18n, role),
    })),
    { value: 'app', label: t`这个小程序` },
  ]
  const choose = (next: Line) => {
    // The site that is chosen already is tapped to choose another
    if (next === 'site' && (!site || line === 'site')) setPicking(true)
    else form.set({ line: next })
  }
  return (
    <>
      <Choice
        label={t`和谁有关`}
        hint={
          line === 'site' && site
            ? t`再点一次站点的名字，可以换一个。优先由不在其中的人答复。`
            : t`优先由不在其中的人答复。`
        }
        required
        value={line ?? undefined}
        onChange={choose}
        options={options}
        error={error}
      />
      <SitePicker
        street={street}
        open={picking}
        onClose={() => setPicking(false)}
        onPick={(picked) => {
          form.set({ line: 'site', site: picked })
          setPicking(false)
        }}
      />
    </>
  )
}
