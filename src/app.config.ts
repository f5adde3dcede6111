const tab = (page: string, text: string, icon: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tabs/${icon}.png`,
  selectedIconPath: `assets/tabs/${icon}-on.png`,
})

/** The colours are those of styles/tokens.scss, which WeChat's own bars cannot read (a test keeps them alike). */
export default defineAppConfig({
  pages: ['pages/home/index', 'pages/nearby/index', 'pages/mine/index', 'pages/scan/index'],
  subPackages: [
    {
      root: 'pages/sites',
      pages: ['index', 'edit/index', 'new/index', 'coverage/index', 'poster/index'],
    },
    { root: 'pages/areas', pages: ['here/index', 'rehearsal/index', 'tree/index'] },
    { root: 'pages/appointments', pages: ['index', 'new/index', 'change/index', 'end/index'] },
    { root: 'pages/invitations', pages: ['index', 'move/index'] },
    { root: 'pages/complaints', pages: ['index', 'thread/index', 'mine/index'] },
    {
      root: 'pages/reports',
      pages: [
        'index',
        'mine/index',
        'near/index',
        'thread/index',
        'handle/index',
        'handle/enter/index',
        'board/index',
        'figures/index',
        'settings/index',
        'settings/category/index',
      ],
    },
    { root: 'pages/open311', pages: ['index'] },
    { root: 'pages/desk', pages: ['index'] },
    { root: 'pages/operators', pages: ['index', 'review/index', 'new/index', 'edit/index'] },
    // WeChat signs its own people in: only a browser shows a code
    {
      root: 'pages/signin',
      pages: process.env.TARO_ENV === 'h5' ? ['index', 'confirm/index'] : ['confirm/index'],
    },
    { root: 'pages/doors', pages: ['index', 'building/index', 'new/index'] },
    {
      root: 'pages/homes',
      pages: ['index', 'join/index', 'asked/index', 'people/index', 'code/index'],
    },
    {
      root: 'pages/service',
      pages: ['index', 'correct/index', 'sign/index', 'certificates/index', 'verify/index'],
    },
    { root: 'pages/imports', pages: ['index', 'preview/index'] },
    {
      root: 'pages/events',
      pages: ['index', 'event/index', 'run/index', 'manage/index', 'edit/index'],
    },
    {
      root: 'pages/signups',
      pages: ['index', 'mine/index', 'ticket/index', 'roster/index'],
    },
    {
      root: 'pages/checkins',
      pages: ['door/index', 'screen/index', 'self/index', 'run/index', 'say/index'],
    },
  ],
  preloadRule: {
    'pages/home/index': {
      network: 'all',
      packages: ['pages/reports', 'pages/sites', 'pages/complaints'],
    },
    'pages/nearby/index': { network: 'all', packages: ['pages/sites', 'pages/reports'] },
    'pages/mine/index': { network: 'all', packages: ['pages/complaints', 'pages/reports'] },
    'pages/desk/index': {
      network: 'wifi',
      packages: ['pages/reports', 'pages/sites', 'pages/imports'],
    },
    'pages/scan/index': { network: 'all', packages: ['pages/sites'] },
  },
  tabBar: {
    // In a browser components/TabBar.h5.tsx draws it
    custom: process.env.TARO_ENV === 'h5',
    color: '#55626b',
    selectedColor: '#a8322a',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      tab('home', '家园', 'home'),
      tab('nearby', '附近', 'pin'),
      tab('mine', '我的', 'person'),
    ],
  },
  window: {
    navigationBarTitleText: '零距离家园',
    navigationBarBackgroundColor: '#f7f4ee',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f7f4ee',
    backgroundTextStyle: 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  permission: {
    'scope.userFuzzyLocation': { desc: '用来填随手报的位置、排近处的站点、看这里由谁负责' },
  },
  requiredPrivateInfos: ['getFuzzyLocation', 'chooseLocation'],
})
