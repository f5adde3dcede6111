import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { copyText } from '@/client/copy'
import { printPage } from '@/client/print'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import type { AreaCode, StreetCode } from '@/contract/wire'
import { GridPoster } from './GridPoster'
import { Grids } from './Grids'
import '../homes.scss'

const CAN_PRINT = process.env.TARO_ENV === 'h5'

interface SheetProps {
  street: StreetCode
  area: AreaCode
  /** Back to the other grids; absent for who has one only. */
  onOther: (() => void) | undefined
}

/** One sheet to hang up: printed from a browser, shown on a phone. */
function Sheet({ street, area, onOther }: SheetProps) {
  const { t } = useLingui()
  const asked = useAsk('homes.code', { street, area }, { keep: false })
  const demo = useMe().data?.demonstration ?? false
  const [copied, setCopied] = useState(false)
  const link = asked.data?.link
  return (
    <>
      <View className="poster-note">
        {!CAN_PRINT && (
          <Strip
            tone="info"
            icon="print"
            title={t`请在电脑上打开网页版来打印`}
            note={t`这里可以当场给人扫。`}
          />
        )}
        <View className="homes-acts">
          {onOther && <Button kind="quiet" icon="back" onTap={onOther}>{t`换一个微网格`}</Button>}
          {link && (
            <Button kind="quiet" onTap={() => void copyText(link).then(setCopied)}>
              {copied ? t`已复制` : t`复制网址`}
            </Button>
          )}
        </View>
      </View>
      <PageState query={asked} cards={1}>
        {(code) => <GridPoster area={code.area} link={code.link} demo={demo} />}
      </PageState>
    </>
  )
}

/** The code of a micro-grid, for a wall, a door or a notice board. */
export default function CodePage() {
  const { t } = useLingui()
  const { street: said, area } = useRouter().params
  const street = (said ?? currentStreet()) as StreetCode
  const [chosen, choose] = useState(area as AreaCode | undefined)
  const asked = useAsk('doors.counts', { street, level: 'grid' }, { keep: false })
  const areas = asked.data?.areas ?? []
  const shown = chosen ?? (areas.length === 1 ? areas[0]?.code : undefined)
  const print = <Button icon="print" onTap={printPage}>{t`打印 A4`}</Button>
  return (
    <PageFrame wide title={t`微网格的码`} foot={CAN_PRINT && shown && print}>
      {shown ? (
        <Sheet
          street={street}
          area={shown}
          onOther={areas.length > 1 ? () => choose(undefined) : undefined}
        />
      ) : (
        <PageState
          query={asked}
          locked={{
            title: t`微网格的码由这里的负责人打印`,
            note: t`您的身份没有这个权限，或者任期已经结束。`,
          }}
          empty={(list) =>
            list.areas.length > 0
              ? undefined
              : {
                  icon: 'area',
                  title: t`您负责的地方还没有微网格`,
                  note: t`街道导入边界以后，这里就有每个微网格的码。`,
                }
          }
        >
          {(list) => <Grids areas={list.areas} onGrid={choose} />}
        </PageState>
      )}
    </PageFrame>
  )
}
