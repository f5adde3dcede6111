export default definePageConfig({ navigationBarTitleText: '这里由谁负责' })
