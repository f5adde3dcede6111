export default definePageConfig({ navigationBarTitleText: '说说这场活动' })
