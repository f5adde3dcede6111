export default definePageConfig({ navigationBarTitleText: '换微信账号' })
