export default definePageConfig({ navigationBarTitleText: '改动任命' })
