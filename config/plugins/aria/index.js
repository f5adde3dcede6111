const path = require('node:path')
const attributes = require('./attributes')

/**
 * Taro drops every `aria-*` attribute on weapp: its templates list the attributes they pass on.
 * This adds ours to the templates at build time and to the same table at run time,
 * where both sides number the attributes alike.
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, attributes)
      platform.runtimePath = [].concat(platform.runtimePath, path.join(__dirname, 'runtime.js'))
    },
  })
}
