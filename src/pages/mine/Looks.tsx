import { useLingui } from '@lingui/react/macro'
import { ELDER_SIZES, setElder, useElder } from '@/client/elder'
import { LOCALE_NAMES, LOCALES, setLocale, useLocale } from '@/client/locale'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'

/** The two choices that every page follows, and that are kept. */
export function Looks() {
  const { t } = useLingui()
  const sizes = { off: t`标准`, large: t`大字`, larger: t`特大字` }
  return (
    <Card>
      <Choice
        label={t`语言 Language`}
        required
        value={useLocale()}
        onChange={setLocale}
        options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
      />
      <Choice
        label={t`长辈版`}
        hint={t`字更大，按钮更大。`}
        required
        value={useElder()}
        onChange={setElder}
        options={ELDER_SIZES.map((value) => ({ value, label: sizes[value] }))}
      />
    </Card>
  )
}
