export default definePageConfig({
  navigationBarTitleText: '我提过的意见',
  enablePullDownRefresh: true,
})
