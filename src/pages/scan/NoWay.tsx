import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { openTab, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Notice, type NoticeProps } from '@/components/Notice'
import type { Resolved } from '@/contract/codes'
import { CodeEntry } from './CodeEntry'
import './scan.scss'

type Lost = Extract<Resolved, { is: 'ended' | 'unknown' | 'newer' | 'foreign' }>

const LOST: readonly Resolved['is'][] = ['ended', 'unknown', 'newer', 'foreign']

/** Whether a code leads to no page. */
export const isLost = (found: Resolved): found is Lost => LOST.includes(found.is)

/** What happened with a code that leads nowhere. */
function useWords(found: Lost): NoticeProps {
  const { t, i18n } = useLingui()
  if (found.is === 'ended') {
    const name = found.name && inLanguage(i18n, found.name)
    return {
      icon: 'clock',
      tone: 'soon',
      title: t`这张码已经停用`,
      note: name
        ? t`它原来在“${name}”。那里可能换了新码，也可能不再开放。`
        : t`那里可能换了新码，也可能不再开放。`,
    }
  }
  const words = {
    unknown: {
      icon: 'qr' as const,
      title: t`这张码认不出来`,
      note: t`可能有污损，也可能不是街道贴的。擦一擦、凑近些再扫一次。`,
    },
    newer: {
      icon: 'download' as const,
      title: t`这张码要用新版本打开`,
      note: t`请关闭小程序再打开，会自动更新，然后再扫一次。`,
    },
    foreign: {
      icon: 'warning' as const,
      title: t`这不是零距离家园的码`,
      note: t`我们没有打开它。请扫带“零距离家园”字样的码。`,
    },
  }
  return { tone: 'soon', ...words[found.is] }
}

/** Says what happened, and offers the next act: scan again, what is near, home. */
export function NoWay({ found, onCode }: { found: Lost; onCode: (scanned: string) => void }) {
  const { t } = useLingui()
  return (
    <>
      <Notice {...useWords(found)} />
      <CodeEntry onCode={onCode} />
      <View className="ways-on">
        <Button kind="second" icon="pin" onTap={() => openTab(routes.nearby())}>
          {t`看附近的站点`}
        </Button>
        <Button kind="second" icon="home" onTap={() => openTab(routes.home())}>
          {t`回首页`}
        </Button>
      </View>
    </>
  )
}
