import { useLingui } from '@lingui/react/macro'
import { inLanguage } from '@/client/hours-words'
import { roleWords } from '@/client/role-words'
import { useAsk } from '@/client/useAction'
import { Choice } from '@/components/Choice'
import { Role } from '@/contract/areas'
import type { StreetCode } from '@/contract/wire'
import { useFaultWords } from './fault-words'
import type { EventForm } from './form'
import type { Editing } from './useEditing'

/** The communities of the street, and what was chosen already. */
function AreasField({ street, editing }: { street: StreetCode; editing: Editing }) {
  const { t, i18n } = useLingui()
  const { form, set, faults } = editing
  const fault = useFaultWords(faults)
  const { data } = useAsk('areas.shapes', { street, level: 'community' })
  const offered = (data?.areas ?? []).map(({ code, zh, en }) => ({ code, zh, en }))
  const all = new Map([...form.areas, ...offered].map((area) => [area.code as string, area]))
  return (
    <Choice<string>
      many
      label={t`哪些居民区`}
      required
      value={form.areas.map(({ code }) => code)}
      onChange={(codes) =>
        set({ areas: codes.flatMap((code) => all.get(code) ?? []) as EventForm['areas'] })
      }
      options={[...all.values()].map((area) => ({
        value: area.code,
        label: inLanguage(i18n, area),
      }))}
      error={fault('audience')}
    />
  )
}

/** Whom it is for; anybody may read it all the same. */
export function AudienceField({ street, editing }: { street: StreetCode; editing: Editing }) {
  const { t, i18n } = useLingui()
  const { form, set, faults } = editing
  const fault = useFaultWords(faults)
  return (
    <>
      <Choice<EventForm['to']>
        label={t`谁可以报名`}
        required
        value={form.to}
        onChange={(to) => set({ to })}
        options={[
          { value: 'anyone', label: t`所有人` },
          { value: 'areas', label: t`住在某些居民区的人` },
          { value: 'roles', label: t`某些身份的人` },
        ]}
      />
      {form.to === 'areas' && <AreasField street={street} editing={editing} />}
      {form.to === 'roles' && (
        <Choice<Role>
          many
          label={t`哪些身份`}
          required
          value={Role.options.filter((role) => form.roleNames.includes(role))}
          onChange={(roleNames) => set({ roleNames })}
          options={Role.options.map((role) => ({ value: role, label: roleWords(i18n, role) }))}
          error={fault('audience')}
        />
      )}
    </>
  )
}
