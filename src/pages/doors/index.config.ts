export default definePageConfig({ navigationBarTitleText: '门户' })
