import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { both } from '@/client/both-words'
import { clientId } from '@/client/random'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { MAX_ROLES } from '@/contract/events'
import { type EventForm, nothing, type RoleForm, type ShiftForm } from './form'
import { RoleEditor } from './RoleEditor'
import type { Editing } from './useEditing'
import './edit.scss'

/** What volunteers do nearly everywhere; it is written in both languages at once. */
const USUAL = [
  {
    name: msg({ message: '签到', context: 'role' }),
    brief: msg`在门口扫大家的票、登记现场来的人。请提前到，找组织者拿胸牌。`,
    door: true,
  },
  {
    name: msg({ message: '引导', context: 'role' }),
    brief: msg`站在路口和入口，告诉大家往哪里走，扶一扶走得慢的人。`,
    door: false,
  },
  {
    name: msg({ message: '收拾', context: 'role' }),
    brief: msg`活动结束后收桌椅、清地面，东西放回原处。`,
    door: false,
  },
]

/** As long as the ids of the cloud, of the same letters. */
const newId = async () => (await clientId()).slice(0, 10)

/** 13:30 for half an hour before 14:00; the beginning of the day where that is another one. */
function doorTime({ from, door }: EventForm): string {
  const [hours = 0, minutes = 0] = from.split(':').map(Number)
  const at = Math.max(0, hours * 60 + minutes - (Number(door) || 0))
  return [Math.floor(at / 60), at % 60].map((n) => String(n).padStart(2, '0')).join(':')
}

/** From when the door opens until the end. */
const newShift = async (form: EventForm): Promise<ShiftForm> => ({
  ...{ id: await newId(), from: doorTime(form), until: form.until, seats: '2' },
})

/** What volunteers do, with shifts that fit the event until somebody changes them. */
export function RolesCard({ editing }: { editing: Editing }) {
  const { t, i18n } = useLingui()
  const { form, set } = editing
  const { roles } = form
  const add = async (words: Pick<RoleForm, 'name' | 'brief' | 'door'>) => {
    const role: RoleForm = {
      ...words,
      id: await newId(),
      shifts: [await newShift(form)],
    }
    set({ roles: [...roles, role] })
  }
  const free = roles.length < MAX_ROLES
  return (
    <Card>
      <CardHeading>{t({ message: '志愿者', context: 'heading' })}</CardHeading>
      {roles.map((role, place) => (
        <RoleEditor
          key={role.id}
          role={role}
          editing={editing}
          onChange={(next) => set({ roles: roles.map((one, i) => (i === place ? next : one)) })}
          onShift={async () => {
            const shift = await newShift(form)
            const next = { ...role, shifts: [...role.shifts, shift] }
            set({ roles: roles.map((one, i) => (i === place ? next : one)) })
          }}
          onRemove={() => set({ roles: roles.filter((_, i) => i !== place) })}
        />
      ))}
      {free && (
        <View className="wrapping edit-line">
          {USUAL.map(({ name, brief, door }) => (
            <Button
              key={name.id}
              kind="second"
              icon="plus"
              onTap={() => void add({ name: both(name), brief: both(brief), door })}
            >
              {i18n._(name)}
            </Button>
          ))}
          <Button
            kind="second"
            icon="plus"
            onTap={() => void add({ name: nothing, brief: nothing, door: false })}
          >
            {t`别的`}
          </Button>
        </View>
      )}
    </Card>
  )
}
