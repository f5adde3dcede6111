import type { LinguiConfig } from '@lingui/conf'
import packages from './config/packages'

/** Words travel with the package that says them: the main one, and each subpackage. */
const config: LinguiConfig = {
  sourceLocale: 'zh-CN',
  locales: ['zh-CN', 'en'],
  catalogs: [
    {
      path: 'src/locales/{locale}',
      include: ['src/client', 'src/components', 'src/pages'],
      exclude: packages.map((noun) => `src/pages/${noun}/**`),
    },
    ...packages.map((noun) => ({
      path: `src/locales/${noun}/{locale}`,
      include: [`src/pages/${noun}`],
    })),
  ],
  compileNamespace: 'cjs',
  orderBy: 'origin',
  format: 'po',
  formatOptions: { lineNumbers: false },
}

export default config
