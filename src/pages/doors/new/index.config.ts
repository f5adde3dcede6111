export default definePageConfig({ navigationBarTitleText: '新增楼栋' })
