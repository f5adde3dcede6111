import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRefusalWords } from '@/client/refusal-words'
import { currentStreet } from '@/client/street'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import type { CategoryCode } from '@/contract/reports'
import type { StreetCode } from '@/contract/wire'
import { type SettingsProps, useSettings } from '../useSettings'
import { Fields } from './Fields'
import { Retiring } from './Retiring'
import { useEditing } from './useEditing'
import '../settings.scss'

interface EditorProps extends SettingsProps {
  code: CategoryCode | undefined
  added: boolean
}

/** What was typed at an earlier visit, what became of it, and the one act. */
function Editor({ code, added, ...props }: EditorProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const editing = useEditing(props, code)
  const { one, changed, saved, kept, busy, error, problems } = editing
  return (
    <>
      {kept && (
        <Strip
          tone="soon"
          icon="edit"
          title={t`上次没有保存的修改还在`}
          note={t`只在这台手机上，保存以后别人才看到。`}
          act={{ label: t`丢掉`, onTap: editing.drop }}
        />
      )}
      {added && !changed && !saved && (
        <Strip tone="open" icon="check" title={t`已新增，马上可以报`} />
      )}
      {one?.retired && <Strip tone="soon" icon="info" title={t`这个类别已停用，居民看不到`} />}
      <Fields editing={editing} settings={props.settings} />
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      {saved && <Strip tone="open" icon="check" title={t`已保存，马上对所有人生效`} />}
      {problems.length > 0 && <View className="small">{t`还有标红的地方要改好。`}</View>}
      <Button
        disabled={one !== undefined && !changed}
        busy={busy}
        onTap={() => void editing.save()}
      >
        {!changed && one ? t`没有要保存的修改` : one ? t`保存` : t`新增这个类别`}
      </Button>
      {changed && one && (
        <Button kind="quiet" disabled={busy} onTap={editing.drop}>{t`放弃修改`}</Button>
      )}
      {one && (
        <View className="setting-apart">
          <Retiring one={one} {...props} />
        </View>
      )}
    </>
  )
}

/** One kind of thing to report, new or as it stands, for the street's staff. */
export default function ReportCategoryPage() {
  const { t } = useLingui()
  const { street: asked, code, added } = useRouter().params
  const street = (asked ?? currentStreet()) as StreetCode
  const { asked: settings, again } = useSettings(street)
  return (
    <PageFrame title={code ? t`修改类别` : t`新增类别`}>
      <PageState query={settings} locked={{ title: t`类别和时限由街道工作人员设置` }} cards={4}>
        {(standing) =>
          code && !standing.categories.some((one) => one.code === code) ? (
            <Notice
              icon="search"
              title={t`没有找到这个类别`}
              note={t`可以回到类别名单再看一次。`}
            />
          ) : (
            <Editor
              {...{ street, settings: standing, again, added: added === 'added' }}
              code={code as CategoryCode | undefined}
            />
          )
        }
      </PageState>
    </PageFrame>
  )
}
