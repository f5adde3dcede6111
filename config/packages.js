const fs = require('node:fs')
const path = require('node:path')

const app = fs.readFileSync(path.join(__dirname, '../src/app.config.ts'), 'utf8')

/** The nouns of src/pages that travel in a package of their own: the subpackages of the app. */
module.exports = [...app.matchAll(/\broot: 'pages\/([a-z\d]+)'/g)].map(([, noun]) => noun)
