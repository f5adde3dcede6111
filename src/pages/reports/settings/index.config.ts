export default definePageConfig({ navigationBarTitleText: '类别、时限和接口' })
