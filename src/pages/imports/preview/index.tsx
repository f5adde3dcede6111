import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useHistory } from '@/client/history'
import { momentWords } from '@/client/history-words'
import { DOES_IN_ORDER, doesWords, importKindWords, importState } from '@/client/import-words'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { HistoryCard } from '@/components/HistoryCard'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Tag } from '@/components/Tag'
import type { ImportRow, ImportView } from '@/contract/imports'
import type { ImportId, StreetCode } from '@/contract/wire'
import '../imports.scss'
import { Findings } from './Findings'
import { Reading } from './Reading'
import { Rows } from './Rows'
import { Steps, useSteps } from './Steps'

function Head({ shown }: { shown: ImportView }) {
  const { i18n } = useLingui()
  const { tone, words } = importState(i18n, shown.state)
  const note = [importKindWords(i18n, shown.kind), momentWords(i18n, shown.at), shown.by]
  return (
    <View className="import-head">
      <Heading level={1}>{shown.fileName}</Heading>
      <View className="small">{note.join(' · ')}</View>
      <Tag tone={tone}>{words}</Tag>
    </View>
  )
}

function Counts(props: {
  counts: ImportView['counts']
  only: ImportRow['does'] | undefined
  onOnly: (only: ImportRow['does'] | undefined) => void
}) {
  const { i18n } = useLingui()
  const { counts, only, onOnly } = props
  return (
    <View className="wrapping numbers">
      {DOES_IN_ORDER.filter((does) => counts[does] > 0).map((does) => (
        <Chip
          key={does}
          label={`${doesWords(i18n, does).words} ${counts[does]}`}
          chosen={only === does}
          onTap={() => onOnly(only === does ? undefined : does)}
        />
      ))}
    </View>
  )
}

/** What each row of a file will do, or did. */
function Preview({ shown }: { shown: ImportView }) {
  const [only, setOnly] = useState<ImportRow['does']>()
  const subject = { noun: 'imports', id: shown.import } as const
  const history = useHistory(shown.street, subject)
  return (
    <>
      <Head shown={shown} />
      {shown.findings.length > 0 && <Findings findings={shown.findings} />}
      <Counts counts={shown.counts} only={only} onOnly={setOnly} />
      <Rows key={only} rows={shown.rows} counts={shown.counts} only={only} />
      <HistoryCard {...history} />
    </>
  )
}

export default function ImportPreview() {
  const { t } = useLingui()
  const { street: said, import: id = '' } = useRouter().params
  const which = { street: (said ?? currentStreet()) as StreetCode, import: id as ImportId }
  const asked = useAsk('imports.get', which, { keep: false })
  const shown = asked.data?.import
  const steps = useSteps(shown, asked.refetch)
  return (
    <PageFrame wide title={t`导入预览`} foot={steps.foot}>
      <Steps steps={steps} shown={shown} />
      <PageState query={asked} cards={3}>
        {(answer) =>
          answer.import.state === 'reading' ? (
            <>
              <Head shown={answer.import} />
              <Reading shown={answer.import} onRead={asked.refetch} />
            </>
          ) : (
            <Preview shown={answer.import} />
          )
        }
      </PageState>
    </PageFrame>
  )
}
