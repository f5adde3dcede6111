import { appointmentImporter } from './appointments/import'
import { ranOut } from './appointments/jobs'
import { mayRead as mayReadAppointment } from './appointments/policy'
import { appointmentsOn } from './appointments/repository/on-areas'
import { mergeAppointments } from './appointments/repository/writes'
import { areaImporter } from './areas/import'
import { mergeVersions } from './areas/repository/writes'
import { overdueWork } from './assignments/jobs'
import { mergeAssignments } from './assignments/repository'
import { leadToDoor } from './checkins/code'
import { closeStays } from './checkins/jobs'
import { mergeCheckins } from './checkins/repository/feedback'
import { climb } from './complaints/climb'
import { complaintHandover } from './complaints/handover'
import { mayRead as mayReadComplaint } from './complaints/policy'
import { mergeComplaints } from './complaints/repository/writes'
import { mergeConsents } from './consents/repository'
import { doorImporter } from './doors/import'
import { followBoundaries as doorsFollow, doorsOn } from './doors/intake'
import { mayRead as mayReadDoors } from './doors/policy'
import { followBoundaries as eventsFollow, eventsOn } from './events/intake'
import { decideMinimums } from './events/jobs'
import { mayRead as mayReadEvent } from './events/policy'
import { mergeEvents } from './events/repository/merge'
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
import { climb as climbHours } from './service/climb'
import { leadTo as leadToCertificate } from './service/code'
import { serviceHandover } from './service/handover'
import { attended } from './service/intake'
import { standHours } from './service/jobs'
import { mayRead as mayReadService } from './service/policy'
import { mergeService } from './service/repository/writes'
import { leadToSignin } from './session/code'
import { followEvent } from './signups/changed'
import { forgetAnswers, moveLines, remindPeople } from './signups/jobs'
import { mergeSignups } from './signups/merge'
import { mayRead as mayReadSignup } from './signups/policy'
import { leaveEvents } from './signups/withdraw'
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
  sign_hours: serviceHandover,
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
    closeStays,
    standHours,
    deliverMessages,
    decideMinimums,
    moveLines,
    remindPeople,
    forgetAnswers,
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
    events: mayReadEvent,
    signups: mayReadSignup,
    service: mayReadService,
  },
  overdue: {
    answer_complaint: climb,
    confirm_home: climbHome,
    handle_report: overdueReport,
    allow_pause: overduePause,
    sign_hours: climbHours,
  },
  handover,
  merge: [
    mergeHomes,
    mergeAppointments,
    mergeAssignments,
    mergeComplaints,
    mergeCheckins,
    mergeConsents,
    mergeDeliveries,
    mergeEvents,
    mergeSignups,
    mergeFiles,
    mergeImports,
    mergeInboxes,
    mergeInvitations,
    mergeKeys,
    mergeReports,
    mergeService,
    mergeVersions,
  ],
  codes: {
    invitation: leadToInvitation,
    site: leadTo,
    signin: leadToSignin,
    grid: leadToGrid,
    certificate: leadToCertificate,
    door: leadToDoor,
  },
  boundaries: [followBoundaries, doorsFollow, eventsFollow],
  hanging: [appointmentsOn, sitesOn, doorsOn, homesOn, reportsOn, eventsOn],
  withdrawn: { home: leaveAll, messages: forgoAll, events: leaveEvents },
  eventChanged: [followEvent],
  attended: [attended],
  imports: {
    appointments: appointmentImporter,
    areas: areaImporter,
    doors: doorImporter,
    sites: siteImporter,
  },
}
