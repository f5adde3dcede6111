export default definePageConfig({
  navigationBarTitleText: '开放接口',
  enablePullDownRefresh: true,
})
