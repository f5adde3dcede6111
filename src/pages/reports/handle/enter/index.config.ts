export default definePageConfig({ navigationBarTitleText: '替来电来访的人报' })
