export default definePageConfig({
  navigationBarTitleText: '合同与事实',
  enablePullDownRefresh: true,
})
