import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import type { SiteView } from '@/contract/sites'

/** Takes the site down or puts it back; nothing is deleted. */
function Retiring({ site }: { site: SiteView }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [asking, setAsking] = useState(false)
  const retiring = useAct('sites.retire', ['sites', 'history'])
  const { street, site: id, version, retired } = site
  const turn = async () => {
    await retiring
      .mutateAsync({ street, site: id, version, retired: !retired })
      .catch(() => undefined)
    setAsking(false)
  }
  return (
    <>
      {retiring.error && <Strip tone="late" icon="warning" {...words(retiring.error)} />}
      {retiring.isSuccess && (
        <Strip
          tone="open"
          icon="check"
          title={retired ? t`已撤下` : t`已放回`}
          act={{ label: t`撤销`, onTap: () => void turn(), busy: retiring.isPending }}
        />
      )}
      <Button kind="second" icon={retired ? 'check' : 'trash'} onTap={() => setAsking(true)}>
        {retired ? t`放回列表` : t`撤下这个站点`}
      </Button>
      <Confirm
        open={asking}
        title={retired ? t`放回列表` : t`撤下这个站点`}
        note={
          retired
            ? t`它重新出现在列表、地图和扫码页上。`
            : t`它不再出现在列表、地图和扫码页上。内容都留着，可以再放回。`
        }
        act={retired ? t`放回` : t`撤下`}
        busy={retiring.isPending}
        onConfirm={() => void turn()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

/** Ends the code on the wall. The posters that hang have to be changed then. */
export function ReplaceCode({ site }: { site: SiteView }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [asking, setAsking] = useState(false)
  const replacing = useAct('sites.replaceCode', ['sites', 'history', 'codes'])
  const { street, site: id, version } = site
  const end = async () => {
    await replacing.mutateAsync({ street, site: id, version }).catch(() => undefined)
    setAsking(false)
  }
  return (
    <>
      {replacing.error && <Strip tone="late" icon="warning" {...words(replacing.error)} />}
      {replacing.isSuccess && (
        <Strip
          tone="soon"
          icon="qr"
          title={t`旧的码已经停用`}
          note={t`请打印新海报，换掉墙上的。`}
        />
      )}
      <Button
        kind="quiet"
        icon="qr"
        onTap={() => setAsking(true)}
      >{t`停用旧码，换一张新码`}</Button>
      <Confirm
        open={asking}
        title={t`停用墙上的码`}
        note={t`码被仿冒或损坏时才换。墙上的旧码马上失效，要重新打印海报；这一步不能撤销。`}
        act={t`停用旧码`}
        busy={replacing.isPending}
        onConfirm={() => void end()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

/** What only the sub-district does with the site as a whole. */
export function StaffActs({ site }: { site: SiteView }) {
  return (
    <Card>
      <Retiring site={site} />
    </Card>
  )
}
