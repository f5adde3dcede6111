const packages = require('./config/packages')

const nutui = '@nutui/nutui-react-taro'

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', hot: false }]],
  plugins: [
    '@lingui/babel-plugin-lingui-macro',
    ['./config/plugins/words', { packages }],
    [
      'import',
      {
        libraryName: nutui,
        customName: (name) => `${nutui}/dist/es/packages/${name.toLowerCase()}`,
        style: (path) => `${path}/style/css`,
      },
      'nutui',
    ],
  ],
}
