export default definePageConfig({ navigationBarTitleText: '新的任命' })
