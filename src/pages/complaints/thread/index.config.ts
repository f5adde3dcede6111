export default definePageConfig({ navigationBarTitleText: '意见进展', enablePullDownRefresh: true })
