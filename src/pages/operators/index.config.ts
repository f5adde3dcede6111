export default definePageConfig({ navigationBarTitleText: '运营方', enablePullDownRefresh: true })
