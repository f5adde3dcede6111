export default definePageConfig({
  navigationBarTitleText: '附近的随手报',
  enablePullDownRefresh: true,
})
