import { defineConfig } from 'vitest/config';

const withDatabase = ['server/**/*.int.test.ts', 'server/**/*.api.test.ts'];
// Real processes on a busy machine: one more try in CI, and the run names what needed it.
const retry = process.env.CI ? 1 : 0;
const never = ['**/node_modules/**', '**/build/**', '**/.svelte-kit/**'];
// They bring servers of their own, the same ones whatever TEST_POSTGRES names: another PostgreSQL would see nothing new of them.
const sameOnEvery = ['platform/embedded', 'platform/backup', 'app/backup', 'entry'].map((folder) => `server/src/${folder}/**`);
const elsewhere = process.env.TEST_POSTGRES ? [...sameOnEvery, 'server/test/deployment/**', 'server/tools/**'] : [];

// `npm test` runs server, database and web; `npm run test:e2e` runs e2e.
export default defineConfig({
  test: {
    // Most tests wait for a database, a queue or a process rather than for a processor.
    maxWorkers: 4,
    reporters: ['default', './server/test/reporter.ts'],
    projects: [
      { test: { name: 'server', include: ['server/**/*.test.ts'], exclude: [...never, ...withDatabase] } },
      {
        test: {
          name: 'database',
          include: withDatabase,
          exclude: [...never, ...elsewhere],
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 60_000,
          retry,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'web', root: './web', include: ['{src,tools}/**/*.test.ts'], exclude: never } },
      // The journeys share one running portal and one browser each, and the machine's memory: more pages side by side would only be refused.
      {
        test: {
          name: 'e2e',
          include: ['web/e2e/**/*.e2e.ts'],
          exclude: never,
          fileParallelism: false,
          maxConcurrency: 3,
          retry,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
