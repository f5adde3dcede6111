import type { Role } from '@/contract/areas'
import type { Persona } from '@/contract/session'
import { operators } from './operators'
import { bundStreet, street } from './streets'

export interface DemoAppointment {
  id: string
  street: string
  role: Role
  area: string
  operator?: string
  /** The person who stands in while the holder is away. */
  standIn?: string
  /** The first day in office; without it, the first day of the demonstration. */
  from?: string
}

export interface DemoPerson {
  id: string
  name: string
  persona?: Persona
  /** Entered by staff: nobody has taken the record over yet. */
  unclaimed?: boolean
  appointments: DemoAppointment[]
}

const guizhou = '310101002003'
const xiamen = '310101002008'

/** The people of the demonstration; names and persons are invented. */
export const people = {
  resident: { id: 'zz4568ebbn', name: '陈家宁', persona: 'resident', appointments: [] },
  volunteer: {
    id: 'bawr2qn8jt',
    name: '周晓彤',
    persona: 'volunteer',
    appointments: [{ id: 'jyvpvzwx23', street, role: 'volunteer', area: guizhou }],
  },
  gridHead: {
    id: 'gs441ycknr',
    name: '王志强',
    persona: 'grid_head',
    appointments: [
      {
        id: '7rre15b0mp',
        street,
        role: 'grid_head',
        area: `${guizhou}-g01`,
        standIn: 'pvbcz25ey9',
      },
    ],
  },
  communitySecretary: {
    id: 'wphrdnz6vk',
    name: '张慧敏',
    persona: 'community_secretary',
    appointments: [{ id: 'dcshqkk6j9', street, role: 'community_secretary', area: guizhou }],
  },
  blockLead: {
    id: 'nec6xb3wp3',
    name: '顾文斌',
    persona: 'block_lead',
    appointments: [{ id: 'qxnmzv240j', street, role: 'block_lead', area: `${street}-b1` }],
  },
  streetStaff: {
    id: 'aa9mqw9pjz',
    name: '陆佳怡',
    persona: 'street_staff',
    // the longest in office has the desk
    appointments: [
      { id: 'wdsstv6v4j', street, role: 'street_staff', area: street, from: '2023-09-01' },
    ],
  },
  supervisor: {
    id: 'cv7v8b2tn8',
    name: '沈国平',
    persona: 'supervisor',
    appointments: [{ id: '0qghstcnkc', street, role: 'supervisor', area: street }],
  },
  operator: {
    id: 'fnnf3dq5f0',
    name: '何雨桐',
    persona: 'operator',
    appointments: [
      { id: 'wewp683xrt', street, role: 'operator', area: street, operator: operators.linli.id },
    ],
  },
  partner: {
    id: '099c72r5s5',
    name: '方浩然',
    persona: 'partner',
    appointments: [{ id: 'fzx092kkcd', street, role: 'partner', area: street }],
  },
  secondGridHead: {
    id: 'pvbcz25ey9',
    name: '李秀兰',
    appointments: [{ id: 'wad5hdttae', street, role: 'grid_head', area: `${guizhou}-g02` }],
  },
  xiamenSecretary: {
    id: 'crvemvnxk4',
    name: '田玉梅',
    appointments: [
      { id: 'n11jde5fwv', street, role: 'community_secretary', area: xiamen },
      { id: 'v7j60b0p2k', street, role: 'party_secretary', area: xiamen },
    ],
  },
  secondStaff: {
    id: 'qwz8t9nfr6',
    name: '许明哲',
    appointments: [{ id: '1sjwapjdke', street, role: 'street_staff', area: street }],
  },
  thirdStaff: {
    id: '5b70bmadem',
    name: '秦思远',
    appointments: [{ id: 'yr061nv8b5', street, role: 'street_staff', area: street }],
  },
  secondSupervisor: {
    id: 'sxab8w37sw',
    name: '钱玉芬',
    appointments: [{ id: 'ydg51s9vyy', street, role: 'supervisor', area: street }],
  },
  nuanqiaoOperator: {
    id: 'qf9tr8cw21',
    name: '罗素琴',
    appointments: [
      { id: 'jjh9ybdy73', street, role: 'operator', area: street, operator: operators.nuanqiao.id },
    ],
  },
  heweiOperator: {
    id: 'wkry5ryhg0',
    name: '蒋志远',
    appointments: [
      { id: '8cvsvh1x4f', street, role: 'operator', area: street, operator: operators.hewei.id },
    ],
  },
  riversideOperator: {
    id: 'vb0s87tvss',
    name: '白一宁',
    appointments: [
      {
        id: '55qs029hq7',
        street,
        role: 'operator',
        area: street,
        operator: operators.riverside.id,
      },
    ],
  },
  tongluOperator: {
    id: 'qz1xjx9bzy',
    name: '施嘉禾',
    appointments: [
      { id: '3v86v2adqz', street, role: 'operator', area: street, operator: operators.tonglu.id },
    ],
  },
  bundStaff: {
    id: 'fx7zek4j62',
    name: '潘志刚',
    appointments: [
      { id: 'tk6qqgs94b', street: bundStreet, role: 'street_staff', area: bundStreet },
    ],
  },
  bundSupervisor: {
    id: '3nk0j8zcmy',
    name: '叶静文',
    appointments: [{ id: '6y21jywp4k', street: bundStreet, role: 'supervisor', area: bundStreet }],
  },
  bundOperator: {
    id: 'jr46wj7ae9',
    name: '俞海峰',
    appointments: [
      {
        id: '4z1ep79xsp',
        street: bundStreet,
        role: 'operator',
        area: bundStreet,
        operator: operators.dongze.id,
      },
    ],
  },
} satisfies Record<string, DemoPerson>
