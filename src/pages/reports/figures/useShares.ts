import { useLingui } from '@lingui/react/macro'
import type { ReportFigures } from '@/contract/reports-figures'
import type { Part } from '@/contract/reports-figures.rules'

interface ShareWords {
  key: string
  label: string
  part: Part
  /** How it is counted, as contract/reports-figures.ts defines it. */
  note: string
}

/** The shares in the order of the screen, each with its definition in plain words. */
export function useShares(figures: ReportFigures): ShareWords[] {
  const { t } = useLingui()
  const { fair, dissatisfied } = figures
  return [
    {
      ...{ key: 'contact', label: t`先行联系率`, part: figures.contact },
      note: t`首次联系期限当天或以前联系了提交人的，占已经联系和联系期限已过的。没有留下姓名和电话、也没有联系过的不计。`,
    },
    {
      ...{ key: 'onTime', label: t`按时办结率`, part: figures.onTime },
      note: t`办结期限当天或以前核查结案的，占已经结案和期限已过的。还没到期的、暂停计时的不计；重新办理的按最后一次的期限算。`,
    },
    {
      ...{ key: 'solved', label: t`实际解决率`, part: figures.solved },
      note: t`结果是“已解决”的，占已经结案的。正在重新办理的不计。`,
    },
    {
      ...{ key: 'explained', label: t`解释说明率`, part: figures.explained },
      note: t`结果是“已解释说明”的，占已经结案的。正在重新办理的不计。`,
    },
    {
      ...{ key: 'satisfied', label: t`满意率`, part: figures.satisfied },
      note: t`评为满意的，占有评价的；另有基本满意 ${fair} 件、不满意 ${dissatisfied} 件。没有评价的不计；不满意以后重新办理、还没再评价的，仍算不满意。`,
    },
    {
      ...{ key: 'rated', label: t`评价率`, part: figures.rated },
      note: t`提交人评价了的，占已经结案的。评价不评价由提交人自己决定。`,
    },
    {
      ...{ key: 'redone', label: t`重新办理`, part: figures.redone },
      note: t`结案以后又重新办理的，占结案过的；包括正在重办和重办后结案的。`,
    },
  ]
}
