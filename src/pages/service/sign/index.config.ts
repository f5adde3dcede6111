export default definePageConfig({
  navigationBarTitleText: '签字服务时长',
  enablePullDownRefresh: true,
})
