import * as v from 'valibot'
import { reason } from './reason'
import { ReportState } from './reports.shapes'

/** Why a step on a report is refused. */
export const reportsReasons = [
  /** `conflict`: from this state the step is not done. */
  reason('report_state', { state: ReportState }),
  /** `unavailable`: whoever could verify it has handled it. */
  reason('no_verifier', {}),
  /** `conflict`: the days for it are over. */
  reason('report_too_late', { days: v.number() }),
  /** `conflict`: a pause was asked already, or none was. */
  reason('report_pause', { asked: v.boolean() }),
  /** `invalid`: who is named does not answer for its place, or had it before. */
  reason('report_to', {}),
  /** `conflict`, of a step that is taken back: somebody has done something since. */
  reason('report_touched', {}),
  /** `conflict`, of a step that is taken back: who had it before has left office. */
  reason('report_owner_left', {}),
]
