/** Jest runs TypeScript as ES modules; types are checked by `tsc --noEmit` before it starts (scripts/setup.mjs --check). */
export default {
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testEnvironment: '<rootDir>/scripts/test-environment.mjs',
  testMatch: [
    '<rootDir>/*.test.ts',
    '<rootDir>/{dsl,rules,engine,connectors,cli,faults,examples,scripts,bench,grafana}/**/*.test.ts',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '/\\.ordersense/', '/\\.services/'],
  // Only a guard against hanging: time decides no test, however busy the machine is.
  testTimeout: 900_000,
  maxWorkers: '100%',
  // Modules of finished suites stay in memory, and a worker grows slower with every one: it is replaced in time.
  workerIdleMemoryLimit: '300MB',
};
