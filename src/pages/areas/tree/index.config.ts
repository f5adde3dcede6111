export default definePageConfig({ navigationBarTitleText: '片区和边界' })
