import { appointmentImporter } from './appointments/import'
import { ranOut } from './appointments/jobs'
import { mayRead as mayReadAppointment } from './appointments/policy'
import { appointmentsOn } from './appointments/repository/on-areas'
import { mergeAppointments } from './appointments/repository/writes'
import { areaImporter } from './areas/import'
import { overdueWork } from './assignments/jobs'
import { mergeAssignments } from './assignments/repository'
import { climb } from './complaints/climb'
import { complaintHandover } from './complaints/handover'
import { mayRead as mayReadComplaint } from './complaints/policy'
import { mergeComplaints } from './complaints/repository/writes'
import { doorImporter } from './doors/import'
import { followBoundaries as doorsFollow, doorsOn } from './doors/intake'
import { mayRead as mayReadDoors } from './doors/policy'
import { readLeft } from './imports/jobs'
import { mayRead as mayReadImport } from './imports/policy'
import { leadTo as leadToInvitation } from './invitations/code'
import { mergeInvitations } from './invitations/repository/writes'
import { mergeInboxes } from './messages/repository'
import { mayRead as mayReadOperator } from './operators/policy'
import type { Registers } from './registers'
import { leadToSignin } from './session/code'
import { leadTo } from './sites/code'
import { siteImporter } from './sites/import'
import { followBoundaries, sitesOn } from './sites/intake'
import { forgetVisits } from './sites/jobs'
import { mayRead as mayReadSite } from './sites/policy'

const handover: Registers['handover'] = { answer_complaint: complaintHandover }

/** What nouns register with kernel nouns and with the timer. */
export const wiring: Registers = {
  jobs: [ranOut(handover), overdueWork, forgetVisits, readLeft],
  readers: {
    appointments: mayReadAppointment,
    sites: mayReadSite,
    operators: mayReadOperator,
    complaints: mayReadComplaint,
    imports: mayReadImport,
    doors: mayReadDoors,
  },
  overdue: { answer_complaint: climb },
  handover,
  merge: [mergeAppointments, mergeAssignments, mergeComplaints, mergeInboxes, mergeInvitations],
  codes: { invitation: leadToInvitation, site: leadTo, signin: leadToSignin },
  boundaries: [followBoundaries, doorsFollow],
  hanging: [appointmentsOn, sitesOn, doorsOn],
  imports: {
    appointments: appointmentImporter,
    areas: areaImporter,
    doors: doorImporter,
    sites: siteImporter,
  },
}
