export default definePageConfig({ navigationBarTitleText: '楼里的住户' })
