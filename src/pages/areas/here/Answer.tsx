import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { stepWords, whereWords } from '@/client/responsible-words'
import { roleWords } from '@/client/role-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Row } from '@/components/Row'
import type { Responsible } from '@/contract/areas'
import './here.scss'

/** Who answers for the place, said first. */
export function WhoCard({ answer }: { answer: Responsible }) {
  const { t, i18n } = useLingui()
  const { answers } = answer
  const where = whereWords(i18n, answer)
  if (!answers) {
    return (
      <Card tone="soon">
        <Row icon="person" title={t`这里暂时没有人接手`} note={where} />
      </Card>
    )
  }
  const role = roleWords(i18n, answers.role)
  const area = inLanguage(i18n, answers.area)
  return (
    <Card tone="open">
      <Row icon="person" tone="open" title={`${answers.name} · ${role}`} note={area} />
      <View className="small here-where">{where}</View>
    </Card>
  )
}

/** Each question on the way to whoever answers, in the order in which it was asked. */
export function WhyCard({ answer }: { answer: Responsible }) {
  const { t, i18n } = useLingui()
  return (
    <Card>
      <CardHeading>{t`为什么是这位`}</CardHeading>
      {answer.steps.map((step) => {
        const { asked, said, answered } = stepWords(i18n, step)
        return (
          <Row
            key={`${asked} ${said}`}
            icon={answered ? 'check' : 'forward'}
            tone={answered ? 'open' : 'plain'}
            title={asked}
            note={said}
          />
        )
      })}
    </Card>
  )
}

/** The tree above the place, with the Party branch that leads each level. */
export function TreeCard({ answer }: { answer: Responsible }) {
  const { t, i18n } = useLingui()
  return (
    <Card>
      <CardHeading>{t`这里属于`}</CardHeading>
      {answer.path.map((area) => {
        const branch = answer.party.find((one) => one.area === area.code)
        const name = branch && inLanguage(i18n, branch.name)
        const secretary = branch?.secretary
        const led = secretary ? t`${name}，书记${secretary}` : name
        return <Row key={area.code} title={inLanguage(i18n, area)} note={led} />
      })}
    </Card>
  )
}
