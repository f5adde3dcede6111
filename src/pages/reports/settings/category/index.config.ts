export default definePageConfig({ navigationBarTitleText: '随手报类别' })
