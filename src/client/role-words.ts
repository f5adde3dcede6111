import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Role } from '@/contract/areas'

const ROLES: Record<Role, MessageDescriptor> = {
  volunteer: msg`志愿者`,
  grid_head: msg`微网格长`,
  lane_head: msg`网格长`,
  community_secretary: msg`居民区书记`,
  block_lead: msg`街区负责人`,
  street_staff: msg`街道工作人员`,
  supervisor: msg`街道督查专员`,
  operator: msg`站点运营方`,
  partner: msg`星级合伙人`,
  administrator: msg`系统管理员`,
  party_secretary: msg`党组织书记`,
}

/** 居民区书记: what somebody holds, as people call it. */
export const roleWords = (i18n: I18n, role: Role) => i18n._(ROLES[role])
