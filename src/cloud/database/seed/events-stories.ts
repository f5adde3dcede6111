import type { Audience, Question } from '@/contract/events.shapes'
import type { AreaCode } from '@/contract/wire'
import type { people } from './people'
import { street } from './streets'

interface Words {
  zh: string
  en: string
}

/** What volunteers do; of each of its shifts the minutes after the door, how long, the seats and who would have them. */
export interface DemoRole {
  name: Words
  brief: Words
  door?: boolean
  shifts: readonly { after: number; minutes: number; seats: number; wanted: number }[]
}

/** An event of the demonstration, which comes again every second week, or every week. All of them are invented. */
export interface DemoEvent {
  key: string
  /** Of two weeks that take turns. */
  week: 0 | 1 | 'every'
  /** 1 = Monday … 7 = Sunday. */
  day: number
  from: `${number}:${number}`
  minutes: number
  title: Words
  words: Words
  /** The Chinese name of a site, or the words of a meeting point in an area. */
  at: string | { area: string; words: Words }
  organiser: keyof typeof people
  capacity: number
  /** Seats that people ask for: more than there are makes a line. */
  wanted: number
  maxParty?: number
  children?: boolean
  audience?: Audience
  questions?: Question[]
  minimum?: number
  roles?: readonly DemoRole[]
  /** The next one was called off, or is not shown yet. */
  next?: 'weather' | 'draft'
}

const guide = (words: Words, seats: number, wanted: number, minutes = 150): DemoRole => ({
  name: { zh: '签到引导', en: 'Welcome' },
  brief: words,
  door: true,
  shifts: [{ after: 0, minutes, seats, wanted }],
})

const ask = (id: string, words: Words, answer: Question['answer'], required = false): Question => ({
  ...{ id, words, required, answer },
})

const firstWeek: readonly DemoEvent[] = [
  {
    ...{ key: 'creek', week: 0, day: 2, from: '9:00', minutes: 120, capacity: 0, wanted: 0 },
    title: { zh: '沿河走一走，捡一捡', en: 'Walk the creek, pick up litter' },
    words: {
      zh: '从茶亭出发，沿苏河便民线走到小囡书房，边走边捡。手套、夹子和水由我们准备，请穿防滑的鞋。',
      en: 'From the tea pavilion along the Creekside Line to the reading room, picking up litter. Gloves, tongs and water are there; wear shoes that grip.',
    },
    ...{ at: '苏河便民线', organiser: 'tongluOperator' },
    roles: [
      guide(
        {
          zh: '在茶亭点名，发手套和夹子；走在最前面，路口等齐了再走。',
          en: 'Call the roll at the pavilion, hand out gloves and tongs, lead the way and wait at crossings.',
        },
        ...([2, 2] as const),
      ),
      {
        name: { zh: '捡拾', en: 'Picker' },
        brief: {
          zh: '两人一组，分清可回收和其他。玻璃和针头不要用手，叫带队的人来。',
          en: 'In pairs; keep recyclables apart. Never touch glass or needles, call whoever leads.',
        },
        shifts: [{ after: 30, minutes: 120, seats: 12, wanted: 7 }],
      },
    ],
  },
  {
    ...{ key: 'choir', week: 0, day: 3, from: '18:30', minutes: 120, capacity: 12, wanted: 17 },
    title: { zh: '弄堂合唱：第一次排练', en: 'Lane choir: first rehearsal' },
    words: {
      zh: '不用会看谱。带一只水杯，老师带着大家从一首老歌学起。客厅坐得下十二位，满了可以候补。',
      en: 'No need to read music. Bring a cup; we begin with one old song. The room seats twelve; when it is full you can wait for a place.',
    },
    ...{ at: '承兴里弄客厅', organiser: 'operator', maxParty: 2 },
  },
  {
    ...{ key: 'stories', week: 0, day: 4, from: '15:30', minutes: 60, capacity: 24, wanted: 15 },
    title: { zh: '小囡故事会：弄堂里的动物', en: 'Story hour: animals of the lanes' },
    words: {
      zh: '三岁到八岁的孩子，请大人陪着来。讲完故事一起画一只弄堂里的猫。',
      en: 'For children from three to eight with an adult. After the story we draw a cat of the lane.',
    },
    ...{ at: '龙泉园路小囡书房', organiser: 'riversideOperator', children: true, maxParty: 4 },
    questions: [
      ask('q1', { zh: '孩子几岁', en: 'How old are the children' }, { by: 'words' }, true),
    ],
    roles: [
      guide(
        {
          zh: '在门口核对名字，给每个孩子贴上名字贴；散场时看着大人接走。',
          en: 'Check names at the door, give each child a name sticker, and see each child leave with their adult.',
        },
        ...([2, 1, 90] as const),
      ),
    ],
  },
  {
    ...{ key: 'film', week: 0, day: 4, from: '19:00', minutes: 120, capacity: 60, wanted: 38 },
    title: { zh: '花园露天电影', en: 'Open-air film in the garden' },
    words: {
      zh: '自带小凳子和外套。下雨或大风会取消，报名的人都会收到通知。',
      en: 'Bring a stool and a coat. Rain or strong wind calls it off; everybody who signed up is told.',
    },
    ...{
      at: '江阴社区花园',
      organiser: 'secondStaff',
      children: true,
      maxParty: 5,
      next: 'weather',
    },
  },
  {
    ...{ key: 'clinic', week: 0, day: 5, from: '9:30', minutes: 150, capacity: 40, wanted: 26 },
    title: { zh: '家门口的健康咨询', en: 'Health advice around the corner' },
    words: {
      zh: '量血压、看看常用药怎么吃。请带上正在吃的药的盒子，不用空腹。',
      en: 'Blood pressure, and how to take what you take. Bring the boxes of your medicines; no need to fast.',
    },
    ...{ at: '福瑞健康小屋', organiser: 'nuanqiaoOperator', maxParty: 2 },
    questions: [
      ask(
        'q1',
        { zh: '是否需要轮椅或人陪', en: 'Do you need a wheelchair or company' },
        { by: 'yes_no' },
      ),
    ],
    roles: [
      guide(
        {
          zh: '按号请人进来，走不快的人先坐下。钟点到了和下一班交接清单。',
          en: 'Call people in by their number and find a seat for who is slow on their feet. Hand the list over to the next shift.',
        },
        ...([2, 2, 90] as const),
      ),
      {
        name: { zh: '陪走', en: 'Companion' },
        brief: {
          zh: '从弄堂口接到小屋，再送回去。过马路走在外侧。',
          en: 'Fetch people at their lane and see them home; walk on the side of the traffic.',
        },
        shifts: [
          { after: 0, minutes: 90, seats: 3, wanted: 2 },
          { after: 90, minutes: 90, seats: 3, wanted: 1 },
        ],
      },
    ],
  },
  {
    ...{ key: 'dumplings', week: 0, day: 6, from: '10:00', minutes: 120, capacity: 30, wanted: 21 },
    title: { zh: '一起包饺子', en: 'Making dumplings together' },
    words: {
      zh: '荠菜猪肉和素三鲜两种馅。包好当场下锅，吃不完的带给楼里走不动的老邻居。',
      en: 'Two fillings, pork and vegetarian. We cook them at once; what is left goes to neighbours who cannot come down.',
    },
    ...{ at: '厦门路社区食堂', organiser: 'heweiOperator', children: true, maxParty: 4 },
    questions: [
      ask(
        'q1',
        { zh: '吃哪一种馅', en: 'Which filling' },
        {
          by: 'choice',
          choices: [
            { zh: '荠菜猪肉', en: 'Pork' },
            { zh: '素三鲜', en: 'Vegetarian' },
          ],
        },
        true,
      ),
    ],
  },
  {
    ...{ key: 'lanes', week: 0, day: 6, from: '14:00', minutes: 90, capacity: 15, wanted: 9 },
    title: { zh: '慢慢走一遍老弄堂', en: 'A slow walk through old lanes' },
    words: {
      zh: '从新昌居民区服务站走到承兴里，听住了六十年的阿婆讲门牌。全程两公里，请轻声。',
      en: 'From Xinchang to Chengxing Lane, with stories by a lady who has lived here for sixty years. Two kilometres; softly, please.',
    },
    ...{ at: '里弄慢行线', organiser: 'operator', maxParty: 2, minimum: 6 },
  },
  {
    ...{ key: 'hearing', week: 0, day: 7, from: '9:30', minutes: 90, capacity: 30, wanted: 12 },
    title: { zh: '楼道里的车，怎么放', en: 'Where do the bikes go' },
    words: {
      zh: '贵州路居民区的邻居一起商量：楼道要通，车要有地方。先听每个楼组说，再定试一个月的办法。',
      en: 'Neighbours of Guizhou Road talk it over: stairways must be free, bikes need a place. Each building speaks first, then we agree on a month of trial.',
    },
    ...{ at: '贵州路邻里客厅', organiser: 'communitySecretary', maxParty: 2 },
    audience: { to: 'areas', areas: [`${street}003` as AreaCode] },
  },
  {
    ...{ key: 'market', week: 0, day: 7, from: '13:00', minutes: 180, capacity: 80, wanted: 0 },
    title: { zh: '弄堂旧物交换', en: 'Swap what you no longer need' },
    words: {
      zh: '一件换一件，不买卖。书、玩具、锅碗都好，请擦干净再带来。',
      en: 'One for one, nothing is sold. Books, toys, pots: clean them first, please.',
    },
    ...{ at: '承兴睦邻片区', organiser: 'partner', maxParty: 4, children: true, next: 'draft' },
  },
]

const secondWeek: readonly DemoEvent[] = [
  {
    ...{ key: 'first aid', week: 1, day: 2, from: '14:00', minutes: 120, capacity: 20, wanted: 13 },
    title: { zh: '急救一小时：按压和 AED', en: 'First aid: compressions and the AED' },
    words: {
      zh: '每人都上手按一遍。请穿长裤；跪不下来的可以站着练。',
      en: 'Everybody practises. Wear trousers; who cannot kneel practises standing.',
    },
    ...{ at: '世纪广场急救角', organiser: 'streetStaff', maxParty: 3 },
    questions: [ask('q1', { zh: '以前学过吗', en: 'Have you learnt it before' }, { by: 'yes_no' })],
  },
  {
    ...{ key: 'barber', week: 1, day: 3, from: '9:00', minutes: 150, capacity: 12, wanted: 12 },
    title: { zh: '老邻居理发日', en: 'Haircuts for older neighbours' },
    words: {
      zh: '给走不远的老人理发，一刻钟一位。家里人可以替老人报名。',
      en: 'Haircuts for those who cannot go far, a quarter of an hour each. Families may sign them up.',
    },
    ...{ at: '牛庄路长者日托', organiser: 'nuanqiaoOperator', maxParty: 2 },
    roles: [
      guide(
        {
          zh: '按时间请人进来，帮着脱外套、扶上椅子。',
          en: 'Call people in at their time, help with coats and into the chair.',
        },
        ...([1, 1] as const),
      ),
      {
        name: { zh: '理发', en: 'Barber' },
        brief: {
          zh: '会理发的来。工具自带，围布和消毒由日托准备。',
          en: 'For those who can cut hair. Bring your tools; capes and disinfection are there.',
        },
        shifts: [
          { after: 30, minutes: 75, seats: 2, wanted: 2 },
          { after: 105, minutes: 75, seats: 2, wanted: 1 },
        ],
      },
    ],
  },
  {
    ...{ key: 'readers', week: 1, day: 3, from: '19:00', minutes: 90, capacity: 25, wanted: 11 },
    title: { zh: '福州路读书会', en: 'Fuzhou Road reading circle' },
    words: {
      zh: '这次读一篇写弄堂的短文，到了再发，读完聊四十分钟。没读过别的也没关系。',
      en: 'A short text about the lanes, handed out on the spot, then forty minutes of talk. No reading beforehand.',
    },
    ...{ at: '福州路共享阅览室', organiser: 'riversideOperator', maxParty: 2 },
  },
  {
    ...{ key: 'riders', week: 1, day: 4, from: '14:00', minutes: 60, capacity: 20, wanted: 6 },
    title: { zh: '骑手下午茶：说说路上的难处', en: 'Tea with riders: what is hard out there' },
    words: {
      zh: '坐一坐，喝口热的。哪里停车难、哪里单元门找不到，说给管这一段的人听。',
      en: 'Sit down for something hot. Where can you not park, which doors can nobody find? Those in charge listen.',
    },
    ...{ at: '湖北路骑手歇脚点', organiser: 'tongluOperator', maxParty: 1 },
  },
  {
    ...{ key: 'lamps', week: 1, day: 5, from: '18:30', minutes: 90, capacity: 0, wanted: 0 },
    title: { zh: '看看楼道里的灯', en: 'A look at the stairway lamps' },
    words: {
      zh: '一层一层走，不亮的记下来，当晚报修。请穿平底鞋，带手电。',
      en: 'Floor by floor; what is dark is noted and reported the same evening. Flat shoes and a torch, please.',
    },
    at: { area: `${street}003-g01`, words: { zh: '一号网格弄堂口', en: 'Gate of Grid 1' } },
    organiser: 'gridHead',
    audience: { to: 'roles', roles: ['volunteer', 'grid_head', 'lane_head'] },
    roles: [
      {
        name: { zh: '巡访', en: 'Visitor' },
        brief: {
          zh: '两人一组，一人照、一人记。不敲门，不拍到人家门里。',
          en: 'In pairs: one lights, one notes. Do not knock, and take no picture into a home.',
        },
        door: true,
        shifts: [{ after: 30, minutes: 90, seats: 6, wanted: 3 }],
      },
    ],
  },
  {
    ...{ key: 'seeds', week: 1, day: 6, from: '9:30', minutes: 120, capacity: 40, wanted: 27 },
    title: { zh: '社区花园播种日', en: 'Sowing day in the garden' },
    words: {
      zh: '每家认一小格，种青菜和豌豆。手套和小铲子有，孩子请大人看着。',
      en: 'Each family takes a small bed for greens and peas. Gloves and trowels are there; adults look after the children.',
    },
    ...{ at: '江阴社区花园', organiser: 'thirdStaff', children: true, maxParty: 5 },
    roles: [
      guide(
        {
          zh: '按名单指给每家自己的那一格，发种子和手套。',
          en: 'Show each family its bed and hand out seeds and gloves.',
        },
        ...([2, 0] as const),
      ),
    ],
  },
  {
    ...{ key: 'bilingual', week: 1, day: 6, from: '14:00', minutes: 90, capacity: 20, wanted: 14 },
    title: { zh: '双语走一走步行街', en: 'Nanjing Road in two languages' },
    words: {
      zh: '中英文各讲一半，给刚来上海的邻居。六站，中间可以坐。',
      en: 'Half in Chinese, half in English, for neighbours who are new in Shanghai. Six stops, with seats on the way.',
    },
    ...{ at: '步行街歇脚线', organiser: 'tongluOperator', maxParty: 4, minimum: 5 },
    roles: [
      {
        name: { zh: '口译', en: 'Interpreter' },
        brief: {
          zh: '跟在队伍后面，听不清的人问你。专有名词表前一天发。',
          en: 'Walk at the end; people who missed something ask you. A list of names comes the day before.',
        },
        shifts: [{ after: 30, minutes: 90, seats: 2, wanted: 1 }],
      },
    ],
  },
  {
    ...{ key: 'games', week: 1, day: 7, from: '15:00', minutes: 120, capacity: 24, wanted: 18 },
    title: { zh: '三代人的桌游下午', en: 'Board games for three generations' },
    words: {
      zh: '飞行棋、跳棋和新的都有。爷爷奶奶带孩子来，或者孩子带爷爷奶奶来。',
      en: 'Old games and new ones. Grandparents bring children, or the other way round.',
    },
    ...{ at: '定兴亲子小站', organiser: 'operator', children: true, maxParty: 4 },
  },
]

/** Every week: one series. */
const everyWeek: DemoEvent = {
  ...{ key: 'phones', week: 'every', day: 1, from: '14:00', minutes: 90, capacity: 16, wanted: 12 },
  title: { zh: '银龄手机课', en: 'Phone class for seniors' },
  words: {
    zh: '一次学一件事：挂号、扫码、和家里人视频。带上自己的手机和充电线，慢慢来。',
    en: 'One thing at a time: booking a doctor, scanning codes, calling family. Bring your phone and cable; there is no hurry.',
  },
  ...{ at: '长江银发课堂', organiser: 'riversideOperator', maxParty: 2 },
  questions: [
    ask('q1', { zh: '最想学会哪一件', en: 'What would you most like to learn' }, { by: 'words' }),
  ],
  roles: [
    guide(
      {
        zh: '坐在两位学员中间，手把手教，不替他们按。',
        en: 'Sit between two learners and guide their hands; do not press for them.',
      },
      ...([4, 2, 120] as const),
    ),
  ],
}

/** The events of the demonstration. */
export const demoEvents: readonly DemoEvent[] = [everyWeek, ...firstWeek, ...secondWeek]
