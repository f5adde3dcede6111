import type { LinguiConfig } from '@lingui/conf'

const config: LinguiConfig = {
  sourceLocale: 'zh-CN',
  locales: ['zh-CN', 'en'],
  catalogs: [
    { path: 'src/locales/{locale}', include: ['src/client', 'src/components', 'src/pages'] },
  ],
  compileNamespace: 'cjs',
  orderBy: 'origin',
  format: 'po',
  formatOptions: { lineNumbers: false },
}

export default config
