import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { usePaging } from '@/client/paging'
import { useRefresh } from '@/client/refresh'
import { roleWords } from '@/client/role-words'
import { open, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { PageFrame } from '@/components/PageFrame'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { SearchField } from '@/components/SearchField'
import { Role } from '@/contract/areas'
import type { StreetCode } from '@/contract/wire'
import { Office } from './Office'
import './appointments.scss'

interface FilterProps {
  words: string
  role: Role | 'all'
  onWords: (words: string) => void
  onRole: (role: Role | 'all') => void
}

function Filter({ words, role, onWords, onRole }: FilterProps) {
  const { t, i18n } = useLingui()
  const roles = Role.options.map((value) => ({ value, label: roleWords(i18n, value) }))
  const options = [{ value: 'all' as const, label: t`全部岗位` }, ...roles]
  return (
    <View className="office-filter">
      <SearchField
        label={t`按姓名、手机号或后四位找`}
        value={words}
        onChange={onWords}
        maxLength={30}
      />
      <Choice<Role | 'all'>
        label={t`岗位`}
        narrows
        value={role}
        onChange={onRole}
        options={options}
      />
    </View>
  )
}

/** Who holds what: for a desk all that it looks after, for a holder what is their own. */
function Offices({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const [words, setWords] = useState('')
  const [role, setRole] = useState<Role | 'all'>('all')
  const paging = usePaging()
  const q = words.trim() || undefined
  const wanted = { street, q, role: role === 'all' ? undefined : role, after: paging.after }
  const asked = useAsk('appointments.list', wanted, { keep: false })
  const gives = (asked.data?.gives.length ?? 0) > 0
  const anew =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      paging.restart()
      set(value)
    }
  return (
    <>
      {gives && (
        <Button
          icon="plus"
          onTap={() => open(routes.newAppointment(street))}
        >{t`任命一个人`}</Button>
      )}
      <Filter words={words} role={role} onWords={anew(setWords)} onRole={anew(setRole)} />
      <PageState
        query={asked}
        empty={({ appointments }) =>
          appointments.length > 0
            ? undefined
            : { icon: 'person', title: t`这里没有人任职`, note: t`换个名字或岗位再找。` }
        }
      >
        {({ appointments, next }) => (
          <>
            <View className="offices">
              {appointments.map((office) => (
                <View key={office.appointment}>
                  <Office street={street} office={office} />
                </View>
              ))}
            </View>
            <Pager {...paging} forward={paging.forward(next)} />
          </>
        )}
      </PageState>
    </>
  )
}

/** Who answers for what in this street, who is away, and who comes after. */
export default function Appointments() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  useRefresh(useAskAgain('appointments'))
  return (
    <PageFrame wide title={t`任职与交接`}>
      <Offices street={street} />
    </PageFrame>
  )
}
