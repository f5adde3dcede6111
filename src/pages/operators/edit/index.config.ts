export default definePageConfig({ navigationBarTitleText: '修改运营方' })
