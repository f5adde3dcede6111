const alias = { '^@/(.*)$': '<rootDir>/src/$1', '^@tests/(.*)$': '<rootDir>/tests/$1' }
const styles = { '(\\.s?css|/style/css)$': '<rootDir>/tests/support/style.js' }

/** What never runs on a phone is compiled for this Node alone: faster to compile and to run. */
const forNode = {
  configFile: false,
  babelrc: false,
  presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'],
}

const base = {
  rootDir: __dirname,
  transform: {
    '/node_modules/@electric-sql/.*\\.c?js$': '<rootDir>/tests/support/jest.database.cjs',
    '/node_modules/@jsquash/.*\\.js$': '<rootDir>/tests/support/jest.codecs.cjs',
    '\\.[jt]sx?$': ['babel-jest', forNode],
  },
  transformIgnorePatterns: ['/node_modules/(?!@electric-sql/|@jsquash/)'],
  moduleNameMapper: alias,
  setupFilesAfterEnv: [
    '<rootDir>/tests/support/fail-on-error.ts',
    '<rootDir>/tests/support/patience.ts',
  ],
  restoreMocks: true,
}

const project = (displayName, own) => ({ ...base, displayName, ...own })

module.exports = {
  testSequencer: '<rootDir>/tests/support/jest.sequence.cjs',
  projects: [
    project('contract', {
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/contract/**/*.test.ts'],
    }),
    project('cloud', {
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/cloud/**/*.test.ts'],
    }),
    project('cloud on PostgreSQL', {
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/cloud/**/*.test.ts'],
      testPathIgnorePatterns: [
        '<rootDir>/tests/cloud/(database|seed|fuzz)/',
        // What answers hold is the same on every engine: on the second one by `npm run test:long`
        ...(process.env.LONG === '1' ? [] : ['<rootDir>/tests/cloud/rights/planted']),
      ],
      globals: { ENGINE: 'postgres' },
      globalSetup: '<rootDir>/tests/support/postgres-up.ts',
      globalTeardown: '<rootDir>/tests/support/postgres-down.ts',
    }),
    project('pages', {
      testEnvironment: 'jsdom',
      transform: { '\\.[jt]sx?$': 'babel-jest' },
      testMatch: ['<rootDir>/tests/pages/**/*.test.ts?(x)'],
      // As the H5 build resolves them: real elements, and the browser's half of a component.
      moduleFileExtensions: ['h5.tsx', 'h5.ts', 'tsx', 'ts', 'js', 'cjs', 'mjs', 'json'],
      moduleNameMapper: {
        ...alias,
        ...styles,
        '^@tarojs/components$': '<rootDir>/tests/support/taro-components.ts',
        '^@tarojs/taro$': '<rootDir>/tests/support/taro.ts',
      },
      transformIgnorePatterns: ['<rootDir>/node_modules/(?!(@tarojs|@nutui|@swc|@tanstack)/)'],
      setupFiles: ['<rootDir>/tests/support/browser-env.ts'],
    }),
    project('weapp', {
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/weapp/**/*.test.ts'],
    }),
    project('browser', {
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
    }),
    project('architecture', {
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/architecture.test.ts'],
    }),
  ],
}
