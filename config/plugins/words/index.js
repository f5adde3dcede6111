/** What each page of a subpackage begins with, though nobody writes it: the words of its package. */
const bring = (noun) => `
  import { learn as $learn } from '@/client/locale'
  import { messages as $zh } from '@/locales/${noun}/zh-CN.js'
  import { messages as $en } from '@/locales/${noun}/en.js'
  $learn({ 'zh-CN': $zh, en: $en })
`

/** A Babel plugin, so that builds and tests are alike. Webpack puts the words where their pages are. */
module.exports = ({ template }, { packages }) => {
  const pages = new RegExp(`/src/pages/(${packages.join('|')})/(.+/)?index\\.tsx$`)
  return {
    visitor: {
      Program(program, { filename }) {
        const noun = pages.exec(filename.replaceAll('\\', '/'))?.[1]
        if (!noun) return
        program.unshiftContainer('body', template.statements.ast(bring(noun)))
        // The TypeScript preset drops an import whose use it has not been told of
        program.scope.crawl()
      },
    },
  }
}
