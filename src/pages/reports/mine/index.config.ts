export default definePageConfig({
  navigationBarTitleText: '我的随手报',
  enablePullDownRefresh: true,
})
