export default definePageConfig({ navigationBarTitleText: '登记运营方' })
