export default definePageConfig({ navigationBarTitleText: '我有意见' })
