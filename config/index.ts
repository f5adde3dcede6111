import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { contractMark } from './contract-mark'
import development from './development'
import { OfflineShell } from './offline-shell'
import production from './production'

const root = path.resolve(__dirname, '..')
const target = process.env.TARO_ENV ?? 'weapp'

/** Libraries with `#private` fields: old phones and Taro's H5 minifier cannot read them as published. */
const modern = [(file: string) => /node_modules[\\/]@tanstack/.test(file)]

/** Sizes in the source are logical pixels of a phone; neither target scales them. */
const keepPixels = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } }

/** The part of webpack-chain that is used. */
interface SplittingChain {
  optimization: { merge(options: object): unknown }
  plugin(name: string): { use(plugin: unknown): unknown }
}

export default defineConfig<'webpack5'>(async (merge, { mode }) => {
  const base = {
    projectName: 'zero-distance-home',
    designWidth: 375,
    deviceRatio: { 375: 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${target}`,
    framework: 'react' as const,
    compiler: { type: 'webpack5' as const, prebundle: { enable: false } },
    cache: { enable: false },
    alias: { '@': path.join(root, 'src') },
    // A phone has no `process`: what is named here stands in the code as text.
    env: {
      CONTRACT_MARK: JSON.stringify(contractMark(path.join(root, 'src/contract'))),
      TARO_APP_CLOUD_ENV: JSON.stringify(process.env.TARO_APP_CLOUD_ENV ?? ''),
    },
    plugins: [path.join(root, 'config/plugins/aria/index.js')],
    copy: { patterns: [], options: {} },
    mini: {
      compile: { include: modern },
      optimizeMainPackage: { enable: true },
      // WeChat's map takes markers from files, not from data in the code.
      imageUrlLoaderOption: { limit: 1 },
      // Each part's styles stand alone, so pages may bring them in any order.
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: keepPixels,
    },
    h5: {
      // Plain elements instead of web components: roles, labels and focus are the browser's own.
      useHtmlComponents: true,
      publicPath: './',
      staticDirectory: 'static',
      compile: { include: modern },
      miniCssExtractPluginOption: { ignoreOrder: true },
      // A camera opens /#/pages/… as it stands: no server has to know the app's routes.
      router: { mode: 'hash' as const },
      // What two pages share comes once, not within each, and with the first page that has it.
      webpackChain: (chain: SplittingChain) => {
        const shared = { chunks: 'async', minChunks: 2, minSize: 6_000, priority: 20 }
        chain.optimization.merge({ splitChunks: { cacheGroups: { shared } } })
        if (mode === 'production') chain.plugin('offlineShell').use(OfflineShell)
      },
      postcss: { autoprefixer: { enable: true, config: {} }, ...keepPixels },
    },
  }
  return merge({}, base, mode === 'production' ? production : development)
})
