import { defineConfig } from '@tarojs/cli'

const target = process.env.TARO_ENV ?? 'weapp'

/** The least that Taro builds with React, with the settings of config/index.ts that change sizes. */
export default defineConfig<'webpack5'>(async () => ({
  projectName: 'empty',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  mini: { enableSourceMap: false },
  h5: { enableSourceMap: false, useHtmlComponents: true, publicPath: './' },
}))
