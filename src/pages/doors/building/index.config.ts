export default definePageConfig({ navigationBarTitleText: '楼栋里的门户' })
