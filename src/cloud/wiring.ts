import { overdueWork } from './assignments/jobs'
import { climb } from './complaints/climb'
import { mayRead as mayReadComplaint } from './complaints/policy'
import { mayRead as mayReadImport } from './imports/policy'
import type { Registers } from './registers'
import { leadTo } from './sites/code'
import { siteImporter } from './sites/import'
import { forgetVisits } from './sites/jobs'
import { mayRead as mayReadSite } from './sites/policy'

/** What nouns register with kernel nouns and with the timer. */
export const wiring: Registers = {
  jobs: [overdueWork, forgetVisits],
  readers: { sites: mayReadSite, complaints: mayReadComplaint, imports: mayReadImport },
  overdue: { answer_complaint: climb },
  codes: { site: leadTo },
  imports: { sites: siteImporter },
}
