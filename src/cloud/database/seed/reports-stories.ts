import type { Role } from '@/contract/areas'
import type { ReportRating } from '@/contract/reports.shapes'
import type { DemoReport, DemoStep, When } from './reports-course'
import { bundStreet, street } from './streets'

/** What residents of the demonstration have reported, and what came of it; all of it is invented. */

export interface DemoStory extends DemoReport {
  /** Which of the buildings of the area, and where about it. */
  building: number
  spot: string
  words: string
  /** The persona, one of the neighbours by number, or nobody who gave a name. */
  reporter: 'resident' | number | null
  anonymous: boolean
  /** A word in the inbox of a persona at its last step. */
  tells?: 'resident' | 'owner' | 'asked'
}

type Told = Pick<DemoStory, 'key' | 'category' | 'building' | 'spot' | 'words' | 'reported'>
type More = Partial<Pick<DemoStory, 'reporter' | 'via' | 'anonymous' | 'tells' | 'away'>>

let neighbours = 0

const told = (area: string, one: Told & More, steps: readonly DemoStep[]): DemoStory => ({
  ...{ area, reporter: neighbours++, via: 'app', anonymous: false, steps },
  ...one,
})

const here = (area: string, one: Told & More, ...steps: DemoStep[]) =>
  told(street + area, one, steps)
const beyond = (one: Told & More, ...steps: DemoStep[]) => told(`${bundStreet}022`, one, steps)

const file = (when: When): DemoStep => ({ step: 'file', when })
const accept = (when: When): DemoStep => ({ step: 'accept', when })
const contact = (when: When, words?: string): DemoStep => ({
  ...{ step: 'contact', when },
  ...(words && { words }),
})
const progress = (when: When, words: string): DemoStep => ({ step: 'progress', when, words })
const dispatch = (when: When, to: Role, words: string): DemoStep => ({
  ...{ step: 'dispatch', when, to, words },
})
const giveBack = (when: When, to: Role, words: string): DemoStep => ({
  ...{ step: 'return', when, to, words },
})
const pause = (when: When, until: number, words: string): DemoStep => ({
  ...{ step: 'askPause', when, until, words },
})
const allow = (when: When): DemoStep => ({ step: 'allowPause', when })
const resume = (when: When): DemoStep => ({ step: 'resume', when })
const solved = (when: When, words: string): DemoStep => ({
  ...{ step: 'resolve', when, result: 'solved', words },
})
const explained = (when: When, words: string): DemoStep => ({
  ...{ step: 'resolve', when, result: 'explained', words },
})
const pass = (when: When): DemoStep => ({ step: 'pass', when })
const fail = (when: When, words: string): DemoStep => ({ step: 'fail', when, words })
const rate = (when: When, rating: ReportRating, words?: string): DemoStep => ({
  ...{ step: 'rate', when, rating },
  ...(words && { words }),
})
const follow = (when: When, who: number): DemoStep => ({ step: 'follow', when, who })
const merge = (when: When, into: string): DemoStep => ({ step: 'merge', when, into })
const climb: DemoStep = { step: 'climb' }

/** Work of the persona who heads the first grid: late, due today, to accept, on its way, paused. */
const ofGridHead: readonly DemoStory[] = [
  here(
    '003-g01',
    {
      ...{ key: 'rubble', category: 'litter', building: 3, spot: '弄口', reported: '-5 09:40' },
      words: '弄口堆着三四袋装修垃圾，好几天了，没人来收',
    },
    ...[
      accept('-5 10:30'),
      contact('-5 10:40', '已电话联系，先拉线围起来'),
      follow('-4 18:10', 11),
    ],
    ...[climb, dispatch('-1 09:00', 'grid_head', '已过期限，请今天盯着清运'), accept('-1 09:40')],
  ),
  here(
    '003-g01',
    {
      ...{ key: 'bikes', category: 'bicycles', building: 2, spot: '弄口', reported: '-3 08:20' },
      words: '共享单车堵住弄口，坐轮椅的老人出不来',
    },
    ...[accept('-3 09:00'), contact('-3 09:05'), follow('-3 12:30', 12)],
    progress('-1 10:10', '已联系单车公司，今天下午来清走，以后弄口划线不停车'),
  ),
  here('003-g01', {
    ...{ key: 'bins', category: 'bin', building: 0, spot: '垃圾箱房', reported: '50m' },
    ...{ words: '湿垃圾桶满了没换，早上八点还溢在地上', reporter: 'resident', tells: 'owner' },
  }),
  here(
    '003-g01',
    {
      ...{
        key: 'handrail',
        category: 'step_free',
        building: 1,
        spot: '坡道',
        reported: '-1 10:15',
      },
      words: '坡道的扶手松了，一扶就晃',
    },
    ...[accept('-1 13:20'), contact('-1 13:30')],
  ),
  here(
    '003-g01',
    {
      ...{ key: 'posters', category: 'posters', building: 3, spot: '外墙', reported: '-4 14:00' },
      words: '墙上又喷了一片通下水道的小广告',
    },
    ...[accept('-4 15:00'), contact('-4 15:10')],
    ...[pause('-2 10:00', 4, '要整面粉刷，粉刷队排到下周进场'), allow('-2 14:30')],
  ),
]

/** What the persona who is a resident has reported besides: to be rated, on its way, merged into another one. */
const ofResident: readonly DemoStory[] = [
  here(
    '003-g01',
    {
      ...{ key: 'corridor', category: 'corridor', building: 0, spot: '三楼', reported: '-4 19:30' },
      ...{ words: '三楼走廊堆了纸箱和旧椅子，走路要侧身', reporter: 'resident', tells: 'resident' },
    },
    ...[accept('-3 09:10'), contact('-3 09:15')],
    ...[solved('-2 15:30', '和两户人家说好，杂物当天搬走了'), pass('-1 10:00')],
  ),
  here(
    '003-g02',
    {
      ...{ key: 'lamp', category: 'street_light', building: 0, spot: '弄内', reported: '-2 18:10' },
      ...{ words: '弄堂里第二盏路灯不亮，晚上看不清台阶', reporter: 'resident' },
    },
    ...[file('-1 09:00'), dispatch('-1 09:20', 'grid_head', '请先看是灯泡还是线路')],
    ...[accept('-1 10:00'), contact('-1 10:20')],
    progress('-1 16:00', '是线路受潮，已报修，明天上门'),
  ),
  here(
    '003-g01',
    {
      ...{ key: 'bikes again', category: 'bicycles', building: 2, reported: '-2 07:50' },
      ...{ spot: '弄口', words: '单车又把弄口堵了', reporter: 'resident' },
    },
    ...[follow('-2 08:30', 13), merge('-2 11:00', 'bikes')],
  ),
]

/** Work of the persona on the street's desk: to file, to dispatch. */
const ofDesk: readonly DemoStory[] = [
  here('003-g03', {
    ...{ key: 'cover', category: 'manhole', building: 0, spot: '门前人行道', reported: '70m' },
    ...{ words: '窨井盖一踩就响，边上缺了一角', tells: 'owner' },
  }),
  here(
    '007-g02',
    {
      ...{ key: 'hole', category: 'road_surface', building: 2, spot: '门口', reported: '-1 14:40' },
      words: '人行道地砖松了四五块，下雨踩上去溅水',
    },
    file('-1 16:10'),
  ),
  here('002-g02', {
    ...{ key: 'lorry', category: 'cars', building: 2, spot: '弄口', reported: '-1 17:45' },
    words: '货车天天停在弄口卸货，别的车进不来',
  }),
  here(
    '010-g04',
    {
      ...{ key: 'railing', category: 'road_sign', building: 1, spot: '路口', reported: '-1 11:00' },
      words: '路口护栏歪了，尖头朝外',
    },
    ...[file('-1 13:10'), dispatch('-1 15:00', 'grid_head', '先放警示桩，再约养护单位')],
  ),
]

/** What came to the desk while the persona was away, and lies with two colleagues. */
const ofColleagues: readonly DemoStory[] = [
  here('010-g04', {
    ...{
      key: 'desk kerb',
      category: 'road_surface',
      building: 0,
      spot: '路口',
      reported: '-1 10:15',
    },
    ...{ words: '路口的路缘石松了，骑车容易颠倒', away: 1 },
  }),
  here('019-g03', {
    ...{
      key: 'desk dark',
      category: 'street_light',
      building: 0,
      spot: '弄口',
      reported: '-1 09:20',
    },
    ...{ words: '弄口的路灯连着两晚没亮', away: 1 },
  }),
  here('014-g05', {
    ...{ key: 'desk sign', category: 'road_sign', building: 0, spot: '门前', reported: '-1 15:05' },
    ...{ words: '指路牌转了方向，指到对面去了', away: 1 },
  }),
  here('008-g03', {
    ...{ key: 'desk tap', category: 'toilet', building: 0, spot: '旁边公厕', reported: '-1 11:40' },
    ...{ words: '公厕的水龙头关不紧，一直流', away: 2 },
  }),
  here('009-g05', {
    ...{ key: 'desk stall', category: 'stalls', building: 0, spot: '门前', reported: '-1 16:20' },
    ...{ words: '摊位摆到盲道上，婴儿车过不去', away: 2 },
  }),
  here('017-g04', {
    ...{
      key: 'desk parked',
      category: 'cars',
      building: 0,
      spot: '消防通道',
      reported: '-1 10:50',
    },
    ...{ words: '消防通道上停了两辆车，没有留电话', away: 2 },
  }),
]

/** Work of the persona who is secretary of Guizhou Road: two results to verify, a pause to answer. */
const ofSecretary: readonly DemoStory[] = [
  here(
    '003-g04',
    {
      ...{ key: 'leak', category: 'leak', building: 1, spot: '顶楼', reported: '-4 09:00' },
      words: '下雨天顶楼走道漏水，墙皮掉下来了',
    },
    giveBack('-4 10:30', 'lane_head', '牵涉物业和两个门洞，请格长协调'),
    ...[accept('-4 11:00'), contact('-4 14:00', '已上门看过，约好物业')],
    solved('-1 15:40', '物业补了防水，冲水试过，不再漏'),
  ),
  here(
    '003-g05',
    {
      ...{ key: 'branch', category: 'tree', building: 0, spot: '门前', reported: '-3 10:00' },
      ...{ words: '香樟的枯枝搭在晾衣架上，风一大就晃', tells: 'owner' },
    },
    giveBack('-3 11:00', 'lane_head', '要请绿化队，网格里没有登高车'),
    ...[accept('-3 13:30'), contact('-3 14:00')],
    solved('-1 11:20', '枯枝锯掉了，枝条当天运走'),
  ),
  here(
    '003-g03',
    {
      ...{ key: 'tap', category: 'pipes', building: 2, spot: '一楼', reported: '-2 09:00' },
      ...{ words: '一楼水管接头渗水，水表一直在走', tells: 'asked' },
    },
    giveBack('-2 09:40', 'lane_head', '要和自来水公司对接'),
    ...[accept('-2 10:00'), contact('-2 10:10')],
    pause('-1 15:00', 3, '换管要等自来水公司排期，先用卡箍止住了'),
  ),
]

/** What others have in hand all over the street. */
const inHand: readonly DemoStory[] = [
  here(
    '002-g03',
    {
      ...{ key: 'tactile', category: 'step_free', building: 1, spot: '门前', reported: '-2 08:40' },
      words: '盲道被花箱占了一段，前两天有人绊到',
    },
    ...[accept('-2 09:30'), contact('-2 09:50'), follow('-2 20:05', 21), follow('-1 07:40', 22)],
  ),
  here(
    '003-g06',
    {
      ...{ key: 'alone', category: 'care', building: 1, spot: '二楼', reported: '150m' },
      words: '二楼独居的老人三天没下楼，敲门有应，但不开门',
    },
    ...[accept('120m'), contact('115m')],
    progress('40m', '已上门，老人腿脚不便，请了志愿者送午饭'),
  ),
  here(
    '013-g04',
    {
      ...{ key: 'cable', category: 'wires', building: 2, spot: '二楼窗口', reported: '-1 15:30' },
      words: '二楼窗口拉线下来给电瓶车充电',
    },
    giveBack('-1 16:40', 'lane_head', '拉线的住户在隔壁网格'),
  ),
  here(
    '001-g02',
    {
      ...{ key: 'hydrant', category: 'hydrant', building: 1, spot: '弄口', reported: '-1 09:10' },
      words: '消防箱的门关不上，里面的水带不见了',
    },
    ...[accept('-1 09:40'), contact('-1 09:45')],
  ),
  here(
    '001-g06',
    {
      ...{ key: 'breakfast', category: 'stalls', building: 2, spot: '人行道', anonymous: true },
      ...{ reported: '-5 08:10', words: '早点摊把人行道占满了，只能走到马路上' },
    },
    ...[file('-5 09:00'), dispatch('-5 09:10', 'grid_head', '请早上七点去看')],
    ...[accept('-5 10:00'), contact('-5 10:05'), climb],
    giveBack('-1 09:30', 'community_secretary', '要和城管一起上门，请书记出面'),
  ),
  here(
    '020-g04',
    {
      ...{ key: 'sunroom', category: 'building', building: 1, spot: '天井', anonymous: true },
      ...{ reported: '-12 13:20', words: '天井里在搭阳光房，钢架已经立起来了' },
    },
    file('-12 15:00'),
    dispatch('-12 15:10', 'community_secretary', '请会同城管到现场看'),
    ...[
      accept('-11 09:00'),
      contact('-11 09:20'),
      progress('-6 16:00', '已发停工通知，约户主面谈'),
    ],
  ),
  here(
    '014-g05',
    {
      ...{ key: 'tiles', category: 'falling', building: 1, spot: '外墙', reported: '-1 09:00' },
      words: '外墙一块面砖松了，掉下来过碎片',
    },
    ...[accept('-1 09:20'), contact('-1 09:25')],
    solved('-1 15:00', '松动的面砖敲掉了，下面拉了警戒带'),
  ),
  here(
    '022-g01',
    {
      ...{
        key: 'crack',
        category: 'other_danger',
        building: 1,
        spot: '围墙',
        reported: '-6 10:20',
      },
      words: '围墙有一条斜的裂缝，比上个月宽了',
    },
    ...[accept('-6 11:00'), contact('-6 11:10')],
    ...[pause('-5 09:30', 2, '等房屋检测的人来看'), allow('-5 13:00'), resume('-1 09:00')],
    progress('-1 16:20', '检测来过了，明天先打支撑'),
  ),
  here(
    '008-g03',
    {
      ...{ key: 'pedal', category: 'fitness', building: 1, spot: '弄内空地', reported: '-6 09:00' },
      words: '健身器材的踏板断了一边，小孩还在玩',
    },
    ...[climb, accept('-4 09:00'), contact('-4 09:30'), follow('-3 19:00', 23), climb],
  ),
  here(
    '017-g04',
    {
      ...{ key: 'scooters', category: 'corridor', building: 1, spot: '门洞', reported: '-2 08:15' },
      words: '门洞里停了两辆电瓶车，只剩一条缝',
    },
    ...[accept('-2 09:00'), contact('-2 09:10'), solved('-1 11:00', '和车主说过，已经推走')],
    fail('-1 14:00', '一楼还有一辆没有挪'),
  ),
  here(
    '009-g05',
    {
      ...{ key: 'lid', category: 'bin', building: 1, spot: '垃圾箱房', reported: '-5 08:30' },
      words: '垃圾箱房的门坏了，夜里有老鼠',
    },
    ...[
      accept('-5 09:00'),
      contact('-5 09:30'),
      solved('-3 10:00', '门已经装好'),
      pass('-3 15:00'),
    ],
    rate('-1 09:30', 'dissatisfied', '门又掉下来了，没有修牢'),
  ),
]

/** What is over. */
const over: readonly DemoStory[] = [
  here(
    '007-g01',
    {
      ...{ key: 'sofa', category: 'litter', building: 0, spot: '弄口', reported: '-7 09:20' },
      words: '弄口扔了一张旧沙发',
    },
    ...[accept('-7 10:00'), contact('-7 10:10'), solved('-6 14:00', '联系清运，沙发拉走了')],
    ...[pass('-6 16:30'), rate('-5 20:00', 'satisfied', '很快')],
  ),
  here(
    '009-g02',
    {
      ...{ key: 'stickers', category: 'posters', building: 1, spot: '楼道', reported: '-9 11:00' },
      words: '楼道里贴满开锁的小广告',
    },
    ...[accept('-9 13:00'), contact('-9 13:10'), solved('-7 15:00', '铲干净了，留了一点印子')],
    ...[pass('-6 09:00'), rate('-6 19:00', 'fair')],
  ),
  here(
    '008-g02',
    {
      ...{ key: 'chairs', category: 'quarrel', building: 1, spot: '三楼', anonymous: true },
      ...{ reported: '-8 07:10', words: '隔壁早上五点拖桌椅，说过几次没有用' },
    },
    ...[accept('-8 09:00'), contact('-8 09:30')],
    ...[explained('-5 16:00', '两家一起谈过，答应七点以后再动，桌脚垫了毛毡'), pass('-4 10:00')],
    rate('-3 20:10', 'fair', '好一些了'),
  ),
  here(
    '014-g03',
    {
      ...{
        key: 'pavement',
        category: 'bicycles',
        building: 1,
        spot: '门前',
        reported: '-12 08:00',
      },
      words: '门前人行道每天早上都被单车停满',
    },
    ...[accept('-12 09:00'), contact('-12 09:10'), follow('-11 08:20', 31)],
    ...[solved('-10 15:00', '单车已经清走'), pass('-9 10:00')],
    ...[rate('-8 10:00', 'dissatisfied', '第二天又停满了'), accept('-8 14:00')],
    ...[solved('-6 15:00', '划了停车线，和单车公司约好每天清两次'), pass('-5 10:00')],
    rate('-4 10:00', 'dissatisfied', '线划得太少，还是不够停'),
  ),
  here(
    '006-g02',
    {
      ...{ key: 'socket', category: 'charging', building: 1, spot: '车棚', reported: '-10 18:30' },
      words: '充电柜三号口插上没有反应',
    },
    ...[accept('-9 09:00'), contact('-9 09:20'), solved('-7 11:00', '换了插口，试过能充')],
    ...[pass('-7 16:00'), rate('-6 08:30', 'satisfied')],
  ),
  here(
    '011-g04',
    {
      ...{ key: 'toilet', category: 'toilet', building: 1, spot: '旁边的公厕', via: 'phone' },
      ...{ reported: '-6 13:40', words: '公厕第二间冲不了水，门锁也坏了', reporter: null },
    },
    ...[file('-6 13:45'), dispatch('-6 13:50', 'grid_head', '请联系保洁公司')],
    ...[accept('-6 14:20'), contact('-6 14:30'), solved('-4 10:00', '水箱和门锁都换了')],
    pass('-4 15:00'),
  ),
  here(
    '018-g02',
    {
      ...{ key: 'sewer', category: 'sewage', building: 1, spot: '后弄', reported: '-8 08:05' },
      words: '后弄往外冒污水，气味很大',
    },
    ...[accept('-8 08:20'), contact('-8 08:25'), follow('-8 08:40', 32), follow('-8 09:10', 33)],
    ...[solved('-8 16:00', '管子疏通了，路面冲洗过'), pass('-7 09:00')],
    rate('-7 12:00', 'satisfied', '当天就通了，谢谢'),
  ),
  here(
    '019-g03',
    {
      ...{ key: 'puddle', category: 'flooding', building: 0, spot: '弄口', reported: '-11 09:00' },
      words: '一下雨弄口就积水，要踩着砖头走',
    },
    ...[accept('-11 09:30'), contact('-11 09:40')],
    explained('-11 15:00', '排水管年内要换，换之前下雨天有人值守抽水'),
    ...[pass('-10 10:00'), rate('-9 19:00', 'fair', '希望早点换')],
  ),
  here(
    '015-g02',
    {
      ...{ key: 'lift', category: 'lift', building: 3, spot: '电梯', reported: '-5 07:50' },
      words: '电梯停在四楼，门开一半不动了，里面没有人',
    },
    ...[accept('-5 08:05'), contact('-5 08:06'), solved('-5 11:30', '维保到场修好，试运行正常')],
    ...[pass('-5 16:00'), rate('-4 07:30', 'satisfied')],
  ),
  here(
    '021-g03',
    {
      ...{ key: 'box', category: 'other', building: 1, spot: '弄口', via: 'walk_in' },
      ...{ reported: '-6 14:00', words: '想问弄口的旧报箱能不能移走', reporter: null },
    },
    explained('-6 14:20', '报箱属邮政，已转告；移走前会在弄口贴通知'),
    pass('-5 09:00'),
  ),
  here(
    '003-g02',
    {
      ...{ key: 'drip', category: 'leak', building: 1, spot: '二楼', reported: '-2 19:00' },
      words: '楼上空调滴水，滴在晾衣架上',
    },
    { step: 'withdraw', when: '-2 21:00' },
  ),
]

/** Beyond Fujian Middle Road: few, because the demonstration shows only a corner of that street. */
const next: readonly DemoStory[] = [
  beyond(
    {
      ...{
        key: 'bund bricks',
        category: 'litter',
        building: 2,
        spot: '弄口',
        reported: '-1 10:00',
      },
      words: '弄口有一堆碎砖，没有人收',
    },
    ...[accept('-1 10:40'), contact('-1 10:45')],
  ),
  beyond({
    ...{ key: 'bund kerb', category: 'road_surface', building: 1, spot: '路口', reported: '90m' },
    ...{ words: '路口的侧石断了一截', via: 'phone', reporter: null },
  }),
  beyond(
    {
      ...{ key: 'bund bin', category: 'bin', building: 3, spot: '门口', reported: '-6 09:00' },
      words: '门口的垃圾桶少了一个盖子',
    },
    ...[accept('-6 09:30'), contact('-6 09:40'), solved('-5 11:00', '换了新桶'), pass('-5 15:00')],
    rate('-4 18:00', 'satisfied'),
  ),
  beyond(
    {
      ...{ key: 'bund plane', category: 'tree', building: 0, spot: '门前', reported: '-2 11:00' },
      words: '梧桐的树枝碰到二楼的窗',
    },
    ...[accept('-2 13:00'), contact('-2 13:10'), solved('-1 16:00', '碰窗的树枝已经修剪')],
  ),
]

/** All reports of the demonstration. */
export const demoReports: readonly DemoStory[] = [
  ...[
    ...ofGridHead,
    ...ofResident,
    ...ofDesk,
    ...ofColleagues,
    ...ofSecretary,
    ...inHand,
    ...over,
    ...next,
  ],
]
