export default definePageConfig({ navigationBarTitleText: '微网格的码' })
