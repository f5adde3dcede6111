export default definePageConfig({ navigationBarTitleText: '责任推演' })
