import { appointmentImporter } from './appointments/import'
import { ranOut } from './appointments/jobs'
import { mayRead as mayReadAppointment } from './appointments/policy'
import { appointmentsOn } from './appointments/repository/on-areas'
import { mergeAppointments } from './appointments/repository/writes'
import { areaImporter } from './areas/import'
import { mergeVersions } from './areas/repository/writes'
import { overdueWork } from './assignments/jobs'
import { mergeAssignments } from './assignments/repository'
import { climb } from './complaints/climb'
import { complaintHandover } from './complaints/handover'
import { mayRead as mayReadComplaint } from './complaints/policy'
import { mergeComplaints } from './complaints/repository/writes'
import { mergeConsents } from './consents/repository'
import { doorImporter } from './doors/import'
import { followBoundaries as doorsFollow, doorsOn } from './doors/intake'
import { mayRead as mayReadDoors } from './doors/policy'
import { cleanPhotos, forgetOldFiles } from './files/jobs'
import { mergeFiles } from './files/repository'
import { climb as climbHome } from './homes/climb'
import { leadTo as leadToGrid } from './homes/code'
import { homeHandover } from './homes/handover'
import { homesOn, leaveAll } from './homes/intake'
import { forgetHomes } from './homes/jobs'
import { mayRead as mayReadHome } from './homes/policy'
import { mergeHomes } from './homes/repository/merge'
import { forgetFiles, readLeft } from './imports/jobs'
import { mayRead as mayReadImport } from './imports/policy'
import { mergeImports } from './imports/repository/writes'
import { leadTo as leadToInvitation } from './invitations/code'
import { mayRead as mayReadInvitation } from './invitations/policy'
import { mergeInvitations } from './invitations/repository/writes'
import { deliverMessages } from './messages/jobs'
import { mergeInboxes } from './messages/repository'
import { mergeDeliveries } from './messages/repository/deliveries'
import { forgoAll } from './messages/step'
import { mayRead as mayReadKey } from './open311/policy'
import { mergeKeys } from './open311/repository/writes'
import { mayRead as mayReadOperator } from './operators/policy'
import type { Registers } from './registers'
import { overduePause, overdueReport } from './reports/climb'
import { pauseHandover, reportHandover } from './reports/handover'
import { mayRead as mayReadReport, mayReadSettings } from './reports/policy'
import { mergeReports } from './reports/repository/merge'
import { reportsOn } from './reports/repository/on-areas'
import { leadToSignin } from './session/code'
import { leadTo } from './sites/code'
import { siteImporter } from './sites/import'
import { followBoundaries, sitesOn } from './sites/intake'
import { forgetRatings, forgetVisits } from './sites/jobs'
import { mayRead as mayReadSite } from './sites/policy'

const handover: Registers['handover'] = {
  answer_complaint: complaintHandover,
  confirm_home: homeHandover,
  handle_report: reportHandover,
  allow_pause: pauseHandover,
}

/** What nouns register with kernel nouns and with the timer. */
export const wiring: Registers = {
  jobs: [
    ranOut(handover),
    overdueWork,
    forgetVisits,
    forgetRatings,
    forgetHomes,
    readLeft,
    forgetFiles,
    forgetOldFiles,
    cleanPhotos,
    deliverMessages,
  ],
  readers: {
    appointments: mayReadAppointment,
    sites: mayReadSite,
    operators: mayReadOperator,
    complaints: mayReadComplaint,
    reports: mayReadReport,
    report_settings: mayReadSettings,
    imports: mayReadImport,
    doors: mayReadDoors,
    invitations: mayReadInvitation,
    homes: mayReadHome,
    open311: mayReadKey,
  },
  overdue: {
    answer_complaint: climb,
    confirm_home: climbHome,
    handle_report: overdueReport,
    allow_pause: overduePause,
  },
  handover,
  merge: [
    mergeHomes,
    mergeAppointments,
    mergeAssignments,
    mergeComplaints,
    mergeConsents,
    mergeDeliveries,
    mergeFiles,
    mergeImports,
    mergeInboxes,
    mergeInvitations,
    mergeKeys,
    mergeReports,
    mergeVersions,
  ],
  codes: { invitation: leadToInvitation, site: leadTo, signin: leadToSignin, grid: leadToGrid },
  boundaries: [followBoundaries, doorsFollow],
  hanging: [appointmentsOn, sitesOn, doorsOn, homesOn, reportsOn],
  withdrawn: { home: leaveAll, messages: forgoAll },
  imports: {
    appointments: appointmentImporter,
    areas: areaImporter,
    doors: doorImporter,
    sites: siteImporter,
  },
}
