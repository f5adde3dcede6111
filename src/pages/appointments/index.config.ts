export default definePageConfig({ navigationBarTitleText: '任职与交接' })
