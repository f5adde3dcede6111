export default definePageConfig({ navigationBarTitleText: '步行覆盖' })
