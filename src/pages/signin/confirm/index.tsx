import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { openTab, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { SigninId } from '@/contract/wire'
import { Question } from './Question'

/** Who is not known here can let nobody in: WeChat asks to be known first, a browser sends to WeChat. */
function Unknown() {
  const { t } = useLingui()
  if (process.env.TARO_ENV === 'h5') {
    return (
      <Notice
        icon="scan"
        title={t`请用微信里的“零距离家园”扫这张码`}
        note={t`打开小程序，点首页的“扫一扫”，再对准电脑上的码。`}
      />
    )
  }
  return (
    <Notice
      icon="person"
      title={t`先让我们认得您`}
      note={t`在“我的”里同意后，请再扫一次电脑上的码。`}
      action={{ label: t`去“我的”`, onTap: () => openTab(routes.mine()) }}
    />
  )
}

/** On a phone: whether a browser elsewhere may be signed in as me. */
export default function ConfirmPage() {
  const { t } = useLingui()
  const { request = '' } = useRouter().params
  const asked = useMe()
  return (
    <PageFrame title={t`确认登录`}>
      <PageState query={asked} cards={1}>
        {({ person }) =>
          person === null ? <Unknown /> : <Question request={request as SigninId} />
        }
      </PageState>
    </PageFrame>
  )
}
