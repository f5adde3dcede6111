export default definePageConfig({
  navigationBarTitleText: '零距离家园',
  enablePullDownRefresh: true,
})
