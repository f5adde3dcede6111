const alias = { '^@/(.*)$': '<rootDir>/src/$1', '^@tests/(.*)$': '<rootDir>/tests/$1' }
const styles = { '(\\.s?css|/style/css)$': '<rootDir>/tests/support/style.js' }

const base = {
  rootDir: __dirname,
  transform: {
    '/node_modules/@electric-sql/.*\\.c?js$': '<rootDir>/tests/support/jest.database.cjs',
    '/node_modules/@jsquash/.*\\.js$': '<rootDir>/tests/support/jest.codecs.cjs',
    '\\.[jt]sx?$': '<rootDir>/tests/support/jest.node.cjs',
  },
  transformIgnorePatterns: ['/node_modules/(?!@electric-sql/|@jsquash/)'],
  moduleNameMapper: alias,
  setupFilesAfterEnv: [
    '<rootDir>/tests/support/fail-on-error.ts',
    '<rootDir>/tests/support/patience.ts',
  ],
  restoreMocks: true,
}

/** Files of tests that share a worker's modules. */
const together = {
  testEnvironment: '<rootDir>/tests/support/jest.world.cjs',
  runtime: '<rootDir>/tests/support/jest.modules.cjs',
}

const project = (displayName, own) => ({ ...base, displayName, ...own })

module.exports = {
  testSequencer: '<rootDir>/tests/support/jest.sequence.cjs',
  projects: [
    project('contract', {
      ...together,
      testMatch: ['<rootDir>/tests/contract/**/*.test.ts'],
    }),
    project('cloud', {
      ...together,
      testMatch: ['<rootDir>/tests/cloud/**/*.test.ts'],
    }),
    project('cloud on PostgreSQL', {
      ...together,
      testMatch: ['<rootDir>/tests/cloud/**/*.test.ts'],
      testPathIgnorePatterns: [
        '<rootDir>/tests/cloud/(database|seed|fuzz)/',
        // These ask no database
        '<rootDir>/tests/cloud/(areas/findings|files/clean|outside/(storage|subscribe|wechat))',
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
