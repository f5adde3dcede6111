import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../Button'
import { Sheet } from '../Sheet'
import './sites.scss'

interface WhereRowProps {
  state: 'unasked' | 'asking' | 'agreed' | 'refused' | 'elsewhere'
  /** From where “near” is counted as long as the person's place is unknown. */
  street: string
  onLocate: () => void
}

/** Says from where “near” is counted, and asks for the person's place after saying what for. */
export function WhereRow({ state, street, onLocate }: WhereRowProps) {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  if (state === 'agreed') return null
  const agree = () => {
    setAsking(false)
    onLocate()
  }
  const from = {
    unasked: t`从${street}中心算起`,
    asking: t`正在看您在哪里`,
    refused: t`没有拿到位置，从${street}中心算起`,
    elsewhere: t`您不在这一带，从${street}中心算起`,
  }
  const act = state === 'refused' ? t`再试一次` : t`用我的位置`
  return (
    <View className="where">
      <View className="small grow">{from[state]}</View>
      <Button kind="quiet" icon="pin" busy={state === 'asking'} onTap={() => setAsking(true)}>
        {act}
      </Button>
      <Sheet
        open={asking}
        title={t`用您的大概位置`}
        onClose={() => setAsking(false)}
        foot={<Button onTap={agree}>{t`同意，用我的位置`}</Button>}
      >
        <View className="where-why">{t`用来把最近的站点排在前面、看这里由谁负责、填随手报的位置。位置约准到 100 米，只留在这台手机上；提交随手报时，才随它一起交上去。随时可以在“我的”里收回。`}</View>
      </Sheet>
    </View>
  )
}
