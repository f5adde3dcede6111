import { useLingui } from '@lingui/react/macro'
import { TextField } from '@/components/TextField'
import type { Filling } from './form'
import { useProblemWords } from './problem-words'

const MOST_NAME = 30
const MOST_ADDRESS = 60

/** What it is called and where it is, in words. */
export function NameFields({ filling: { form, problems, set } }: { filling: Filling }) {
  const { t } = useLingui()
  const words = useProblemWords()
  const { name, address } = form
  return (
    <>
      <TextField
        label={t`名称`}
        required
        value={name.zh}
        onChange={(zh) => set({ name: { ...name, zh } })}
        maxLength={MOST_NAME}
        error={words(problems, 'name')}
      />
      <TextField
        label={t`英文名称`}
        value={name.en}
        onChange={(en) => set({ name: { ...name, en } })}
        maxLength={MOST_NAME}
      />
      <TextField
        label={t`地址`}
        required
        value={address.zh}
        onChange={(zh) => set({ address: { ...address, zh } })}
        maxLength={MOST_ADDRESS}
        error={words(problems, 'address')}
      />
      <TextField
        label={t`英文地址`}
        value={address.en}
        onChange={(en) => set({ address: { ...address, en } })}
        maxLength={MOST_ADDRESS}
      />
    </>
  )
}
