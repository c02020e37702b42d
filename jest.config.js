export default {
  testEnvironment: 'node',
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/test/postgres/begin-run.ts',
  globalTeardown: '<rootDir>/test/postgres/end-run.ts',
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Commands run as processes of their own: on a busy machine each takes its time.
  testTimeout: 30_000,
  // Most tests wait for a file or a process now and then: no core need stand idle.
  maxWorkers: '100%',
  watchman: false,
};
