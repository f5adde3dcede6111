export default definePageConfig({
  navigationBarTitleText: '办这个活动',
  enablePullDownRefresh: true,
})
