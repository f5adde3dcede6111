import { HOME_ROLES } from '@/contract/homes.rules'
import { DISPATCHERS, REPORT_ROLES } from '@/contract/reports.rules'
import type { Me, OpenSession, Persona } from '@/contract/session'
import type { Actor } from '../context'
import type { Settings } from '../settings'
import type { SessionRow } from './repository/sessions'

/** What the demonstration calls its people. */
export const personaNames: Record<Persona, { zh: string; en: string }> = {
  stranger: { zh: '路人（未登录）', en: 'Stranger (not signed in)' },
  resident: { zh: '居民', en: 'Resident' },
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  grid_head: { zh: '微网格长', en: 'Grid head' },
  community_secretary: { zh: '居民区书记', en: 'Community secretary' },
  block_lead: { zh: '街区负责人', en: 'Block lead' },
  street_staff: { zh: '街道工作人员', en: 'Sub-district staff' },
  supervisor: { zh: '街道督查专员', en: 'Sub-district supervisor' },
  operator: { zh: '站点运营方', en: 'Site operator' },
  partner: { zh: '星级合伙人', en: 'Star partner' },
}

/** Who asks, for the phone. */
export function viewOfMe(actor: Actor, settings: Settings): Me {
  const holds = (...roles: string[]) => actor.appointments.some(({ role }) => roles.includes(role))
  return {
    person: actor.person,
    name: actor.name,
    persona: actor.persona,
    roles: actor.appointments.map(({ role, area, areaName }) => ({ role, area, areaName })),
    demonstration: settings.demonstration,
    can: {
      seeDesk: holds(...HOME_ROLES, 'supervisor', 'operator'),
      seeDoors: holds(...HOME_ROLES),
      addSites: holds('street_staff', 'administrator'),
      importFiles: holds('street_staff', 'administrator'),
      answerComplaints: holds('street_staff', 'supervisor'),
      enterReports: holds(...REPORT_ROLES),
      dispatchReports: holds(...DISPATCHERS),
      setReports: holds('street_staff', 'administrator'),
      runEvents: holds(...HOME_ROLES, 'operator', 'partner'),
    },
  }
}

/** An open session for its owner. @param asking the session of the call; null inside WeChat */
export function viewOfSession(row: SessionRow, asking: string | null): OpenSession {
  return {
    session: row.id,
    browser: row.browser,
    openedAt: row.openedAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    expires: row.expiresAt.toISOString(),
    current: row.id === asking,
  }
}
