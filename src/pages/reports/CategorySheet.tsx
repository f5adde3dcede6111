import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { aria } from '@/components/aria'
import { CardHeading } from '@/components/CardHeading'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Sheet } from '@/components/Sheet'
import type { Category, ReportKind } from '@/contract/reports'
import './reports.scss'

interface CategorySheetProps {
  open: boolean
  categories: readonly Category[]
  chosen: string | undefined
  onChoose: (code: string) => void
  onClose: () => void
}

/** The groups of one kind, in the order of the street. */
function groupsOf(categories: readonly Category[], kind: ReportKind) {
  const groups = new Map<string, Category[]>()
  for (const category of categories) {
    if (category.kind !== kind) continue
    groups.set(category.group.zh, [...(groups.get(category.group.zh) ?? []), category])
  }
  return [...groups.values()]
}

/** Everything that can be reported: what broke, and what happens. */
export function CategorySheet(props: CategorySheetProps) {
  const { open, categories, chosen, onChoose, onClose } = props
  const { t, i18n } = useLingui()
  const kinds: [ReportKind, string][] = [
    ['component', t`东西坏了`],
    ['incident', t`发生的事`],
  ]
  return (
    <Sheet open={open} title={t`是哪一类`} onClose={onClose}>
      {kinds.map(([kind, title]) => (
        <View key={kind} className="category-kind">
          <Heading level={2}>{title}</Heading>
          {groupsOf(categories, kind).map((group) => {
            const [first] = group
            const name = first ? inLanguage(i18n, first.group) : ''
            return (
              <View key={name} className="category-group">
                <CardHeading>{name}</CardHeading>
                <View className="wrapping" {...aria({ role: 'radiogroup', label: name })}>
                  {group.map(({ code, name: says }) => (
                    <Chip
                      key={code}
                      role="radio"
                      label={inLanguage(i18n, says)}
                      chosen={code === chosen}
                      onTap={() => onChoose(code)}
                    />
                  ))}
                </View>
              </View>
            )
          })}
        </View>
      ))}
    </Sheet>
  )
}
