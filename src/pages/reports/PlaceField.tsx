import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Icon } from '@/components/Icon'
import { Row } from '@/components/Row'
import type { Form } from './draft'
import { PlaceSheet } from './PlaceSheet'
import './reports.scss'
import type { Where } from './usePlace'

interface PlaceFieldProps {
  form: Form
  where: Where
  error: string | undefined
  children: ReactNode
}

/** Where it is and who takes it there, with the way to another place. */
export function PlaceField({ form, where, error, children }: PlaceFieldProps) {
  const { t } = useLingui()
  const [changing, setChanging] = useState(false)
  const { title, note } = where
  const side = (
    <Button kind="quiet" name={t`改位置：${title}`} onTap={() => setChanging(true)}>
      {t`改位置`}
    </Button>
  )
  return (
    <Card>
      <Row icon="pin" tone="mine" title={title} note={note || undefined} side={side} />
      {error && (
        <View className="place-error tone-late">
          <Icon name="warning" size="s" />
          <View>{error}</View>
        </View>
      )}
      {children}
      <PlaceSheet open={changing} form={form} where={where} onClose={() => setChanging(false)} />
    </Card>
  )
}
