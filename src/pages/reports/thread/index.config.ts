export default definePageConfig({
  navigationBarTitleText: '随手报进展',
  enablePullDownRefresh: true,
})
