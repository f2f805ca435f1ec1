// The import rules of docs/architecture.md: entry → app → features → platform, never backwards.
// Each is proven by a planted violation in server/test/import-rules.test.ts. Unit tests beside the code are outside of the rules.

const feature = '^server/src/features/([^/]+)/';
const otherFeature = '^server/src/features/(?!$1/)[^/]+/';
const roleIn = (roles) => `^server/src/features/$1/.*\\.(${roles})\\.ts$`;
const packages = (names) => `(^|/)node_modules/(${names})/`;

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const rules = [
  {
    name: 'platform-knows-no-feature',
    comment: 'What the platform offers must serve a feature that does not exist yet.',
    from: { path: '^server/src/platform/' },
    to: { path: '^server/src/(features|app|entry)/' },
  },
  {
    name: 'features-know-no-composition',
    comment: 'A feature is handed what it needs; app composes it.',
    from: { path: '^server/src/features/' },
    to: { path: '^server/src/(app|entry)/' },
  },
  {
    name: 'app-knows-no-command',
    comment: 'Commands are one way to run the composition, so it must not depend on them.',
    from: { path: '^server/src/app/' },
    to: { path: '^server/src/entry/' },
  },
  {
    name: 'features-enter-by-the-front-door',
    comment: "index.ts is a feature's only door; tables and repositories have their own rules.",
    from: { path: feature, pathNot: '\\.(table|repository)\\.ts$' },
    to: { path: otherFeature, pathNot: '^server/src/features/[^/]+/index\\.ts$' },
  },
  {
    name: 'tables-refer-to-tables',
    comment: "A foreign key may name another feature's table and nothing else of it.",
    from: { path: '^server/src/features/([^/]+)/.*\\.table\\.ts$' },
    to: { path: otherFeature, pathNot: '\\.table\\.ts$' },
  },
  {
    name: 'repositories-join-tables',
    comment: "A query may join another feature's table (decision 9); whatever else it wants comes through the door.",
    from: { path: '^server/src/features/([^/]+)/.*\\.repository\\.ts$' },
    to: { path: otherFeature, pathNot: ['^server/src/features/[^/]+/index\\.ts$', '\\.table\\.ts$'] },
  },
  {
    name: 'app-enters-by-the-front-door',
    comment: "Composition uses a feature's door like every feature does.",
    from: { path: '^server/src/(app|entry)/' },
    to: { path: '^server/src/features/', pathNot: '^server/src/features/[^/]+/index\\.ts$' },
  },
  {
    name: 'no-circle-of-files',
    comment: 'A circle has no reading order and breaks on the order of loading.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-circle-of-features',
    scope: 'folder',
    comment: 'Of two features one is the higher: it calls, the lower one publishes events.',
    from: { path: '^server/src/features/([^/]+)$' },
    to: { circular: true, path: '^server/src/features/[^/]+$', pathNot: '^server/src/features/$1$' },
  },
  {
    name: 'routes-and-jobs-only-call',
    comment: 'They hold no decisions and no SQL: input in, one use case, output out.',
    from: { path: '^server/src/features/([^/]+)/.*\\.(routes|jobs)\\.ts$' },
    to: { path: roleIn('policy|domain|repository|table') },
  },
  {
    name: 'usecases-look-down',
    comment: 'A use case does not know who calls it.',
    from: { path: '^server/src/features/([^/]+)/.*\\.usecases\\.ts$' },
    to: { path: roleIn('routes|jobs') },
  },
  {
    name: 'tables-are-for-repositories',
    comment: 'Use cases, domain and policy may take the type of a row, never the table itself.',
    from: { path: '^server/src/features/([^/]+)/.*\\.(usecases|domain|policy)\\.ts$' },
    to: { path: roleIn('table'), dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'repositories-know-tables',
    comment: 'SQL decides nothing and calls nobody; it may name the type of what a policy has allowed.',
    from: { path: '^server/src/features/([^/]+)/.*\\.repository\\.ts$' },
    to: { path: roleIn('routes|jobs|usecases|policy'), dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'tables-stand-alone',
    comment: 'A table may take its words from the domain; the migration generator loads it without the rest.',
    from: { path: '^server/src/features/([^/]+)/.*\\.table\\.ts$' },
    to: { path: '^server/src/features/$1/', pathNot: '\\.(table|domain)\\.ts$' },
  },
  {
    name: 'domain-and-policy-decide-alone',
    comment: 'What decides is a pure function: it is handed values and returns values.',
    from: { path: '^server/src/features/([^/]+)/.*\\.(domain|policy)\\.ts$' },
    to: { path: roleIn('routes|jobs|usecases|repository|mails') },
  },
  {
    name: 'domain-and-policy-reach-nothing',
    comment: 'Neither database nor HTTP, queue, mail or file system.',
    from: { path: '^server/src/features/([^/]+)/.*\\.(domain|policy)\\.ts$' },
    to: {
      path: [
        '^server/src/platform/(?!authorized/|clock/|crypto/|errors/|i18n/|ids/)[^/]+/',
        packages('fastify[^/]*|@fastify/[^/]+|drizzle-orm|postgres|pg|bullmq|ioredis|nodemailer|smtp-server|pino'),
        '^(node:)?(fs|fs/promises|net|http|https|child_process|dgram|tls|worker_threads)$',
      ],
    },
  },
  {
    name: 'only-policies-authorize',
    comment: 'Whoever could make an Authorized<T> could write without a check. The type itself is free for all.',
    from: { path: '^server/src/', pathNot: ['^server/src/platform/authorized/', '\\.policy\\.ts$'] },
    to: { path: '^server/src/platform/authorized/authorize\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'sql-stands-in-repositories',
    comment: 'One place a feature to look for its SQL.',
    from: { path: '^server/src/', pathNot: ['\\.(repository|table)\\.ts$', '^server/src/platform/(db|outbox|jobs)/'] },
    to: { path: packages('drizzle-orm') },
  },
  {
    name: 'web-knows-no-server',
    comment: 'The web knows the server by the types generated from its OpenAPI document.',
    from: { path: '^web/' },
    to: { path: '^server/' },
  },
  {
    name: 'server-knows-no-web',
    comment: 'The built handler is loaded from its folder at run time.',
    from: { path: '^server/' },
    to: { path: '^web/' },
  },
  {
    name: 'source-knows-no-test-or-bench',
    comment: 'What runs in production must not carry what only tests and benches need.',
    from: { path: '^(server|web)/src/' },
    to: { path: '^(server/(test|bench)|web/e2e)/' },
  },
  {
    name: 'nothing-missing',
    comment: 'An import that resolves to nothing fails at start.',
    from: { path: '^server/' },
    to: { couldNotResolve: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.test\\.ts$', '^(server|web)/(build|data|\\.svelte-kit)/', '\\$app/', '\\$env/'] },
    moduleSystems: ['es6', 'cjs'],
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.json'],
    },
  },
};
