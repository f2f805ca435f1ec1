/** A tree of files by path, and the text of each. */
export type Tree = Record<string, string>;

const listings = 'server/src/features/listings';
const places = 'server/src/features/places';

/** A small house that keeps every rule: each joint that the design allows is there once. */
export const cleanTree: Tree = {
  'server/src/entry/web.ts': `import { buildWeb } from '../app/build-web.ts'; buildWeb();`,
  'server/src/app/build-web.ts': `import { listingsRoutes } from '../features/listings/index.ts'; export const buildWeb = () => listingsRoutes;`,
  'server/src/platform/authorized/authorize.ts': `export interface Authorized { by: string }; export const authorize = (by: string): Authorized => ({ by });`,
  'server/src/platform/db/db.ts': `import { sql } from 'drizzle-orm'; export const db = sql;`,
  'server/src/platform/errors/errors.ts': `export const fail = () => { throw new Error(); };`,
  'server/src/platform/http/problem.ts': `import type { FastifyReply } from 'fastify'; export type Answer = FastifyReply;`,
  [`${places}/index.ts`]: `export * from './places.usecases.ts';`,
  [`${places}/places.usecases.ts`]: `import { rows } from './places.repository.ts'; export const listPlaces = () => rows;`,
  [`${places}/places.repository.ts`]: `import { places } from './places.table.ts'; export const rows = places;`,
  [`${places}/places.table.ts`]: `import { pgTable } from 'drizzle-orm/pg-core'; export const places = pgTable('places', {});`,
  [`${listings}/index.ts`]: `export * from './listings.routes.ts'; export * from './listings.jobs.ts';`,
  [`${listings}/listings.routes.ts`]: `import { post } from './listings.usecases.ts'; import type { FastifyInstance } from 'fastify'; export const listingsRoutes = (app: FastifyInstance) => post(app);`,
  [`${listings}/listings.jobs.ts`]: `import { post } from './listings.usecases.ts'; export const job = post;`,
  [`${listings}/listings.usecases.ts`]: `import { mayPost } from './listings.policy.ts'; import { title } from './listings.domain.ts'; import { save } from './listings.repository.ts'; import { listPlaces } from '../places/index.ts'; export const post = (x: unknown) => [x, mayPost, title, save, listPlaces];`,
  [`${listings}/listings.policy.ts`]: `import { authorize } from '../../platform/authorized/authorize.ts'; import { fail } from '../../platform/errors/errors.ts'; import { title } from './listings.domain.ts'; import type { listings } from './listings.table.ts'; export type Row = typeof listings; export const mayPost = () => title ? authorize('x') : fail();`,
  [`${listings}/listings.domain.ts`]: `export const title = 'x';`,
  [`${listings}/listings.repository.ts`]: `import { eq } from 'drizzle-orm'; import type { Authorized } from '../../platform/authorized/authorize.ts'; import type { Row } from './listings.policy.ts'; import { listings } from './listings.table.ts'; import { db } from '../../platform/db/db.ts'; export const save = (it: Authorized) => [it, listings as Row, db, eq];`,
  [`${listings}/listings.table.ts`]: `import { pgTable } from 'drizzle-orm/pg-core'; import { places } from '../places/places.table.ts'; import { title } from './listings.domain.ts'; export const listings = pgTable(title, places);`,
  [`${listings}/listings.api.test.ts`]: `import { buildWeb } from '../../app/build-web.ts'; import { clone } from '../../../test/database.ts'; clone(buildWeb);`,
  'server/test/database.ts': `import { db } from '../src/platform/db/db.ts'; export const clone = (x: unknown) => [x, db];`,
  'server/bench/rank.ts': `import { clone } from '../test/database.ts'; clone(0);`,
  'web/src/lib/api/client.ts': `import type { paths } from './schema.generated.ts'; export type Api = paths;`,
  'web/src/lib/api/schema.generated.ts': `export type paths = object;`,
};

/** For every rule the files that, planted into the clean tree, break it and nothing else. One entry is one planting. */
export const plantings: [rule: string, planted: Tree][] = [
  ['platform-knows-no-feature', { 'server/src/platform/mail/mail.ts': `import { listPlaces } from '../../features/places/index.ts'; listPlaces();` }],
  ['platform-knows-no-feature', { 'server/src/platform/mail/mail.ts': `import { buildWeb } from '../../app/build-web.ts'; buildWeb();` }],
  [
    'features-know-no-composition',
    {
      [`${listings}/listings.seeds.ts`]: `import { thing } from '../../app/thing.ts'; thing();`,
      'server/src/app/thing.ts': `export const thing = () => 1;`,
    },
  ],
  ['app-knows-no-command', { 'server/src/app/thing.ts': `import '../entry/web.ts';` }],
  ['features-enter-by-the-front-door', { [`${listings}/listings.mails.ts`]: `import { listPlaces } from '../places/places.usecases.ts'; listPlaces();` }],
  ['repositories-join-tables', { [`${listings}/listings.repository.ts`]: `import { rows } from '../places/places.repository.ts'; export const save = rows;` }],
  [
    'features-enter-by-the-front-door',
    {
      [`${listings}/listings.mails.ts`]: `import type { listPlaces } from '../places/places.usecases.ts'; export type T = typeof listPlaces;`,
    },
  ],
  ['tables-refer-to-tables', { [`${listings}/listings.table.ts`]: `import { listPlaces } from '../places/index.ts'; export const listings = listPlaces;` }],
  ['app-enters-by-the-front-door', { 'server/src/app/thing.ts': `import { rows } from '../features/places/places.repository.ts'; export const thing = rows;` }],
  ['app-enters-by-the-front-door', { 'server/src/entry/thing.ts': `import { listPlaces } from '../features/places/places.usecases.ts'; listPlaces();` }],
  [
    'no-circle-of-files',
    {
      'server/src/platform/log/a.ts': `import { b } from './b.ts'; export const a = () => b;`,
      'server/src/platform/log/b.ts': `import { a } from './a.ts'; export const b = () => a;`,
    },
  ],
  [
    'no-circle-of-features',
    {
      'server/src/features/mails/index.ts': `export { low } from './low.ts';`,
      'server/src/features/mails/low.ts': `export const low = 1;`,
      'server/src/features/mails/mails.jobs.ts': `import { high } from '../notifications/index.ts'; export const job = high;`,
      'server/src/features/notifications/index.ts': `export { high } from './high.ts';`,
      'server/src/features/notifications/high.ts': `export const high = 1;`,
      'server/src/features/notifications/notifications.jobs.ts': `import { low } from '../mails/index.ts'; export const job = low;`,
    },
  ],
  ['routes-and-jobs-only-call', { [`${listings}/listings.routes.ts`]: `import { save } from './listings.repository.ts'; export const listingsRoutes = save;` }],
  ['routes-and-jobs-only-call', { [`${listings}/listings.jobs.ts`]: `import { mayPost } from './listings.policy.ts'; export const job = mayPost;` }],
  ['routes-and-jobs-only-call', { [`${listings}/listings.jobs.ts`]: `import { title } from './listings.domain.ts'; export const job = title;` }],
  [
    'tables-are-for-repositories',
    {
      [`${listings}/close.domain.ts`]: `import { places } from './places.table.ts'; export const close = places;`,
      [`${listings}/places.table.ts`]: `export const places = 1;`,
    },
  ],
  [
    'tables-are-for-repositories',
    {
      [`${listings}/listings.usecases.ts`]: `import { listings } from './listings.table.ts'; export const post = (x: unknown) => [x, listings];`,
    },
  ],
  ['usecases-look-down', { [`${listings}/close.usecases.ts`]: `import { job } from './listings.jobs.ts'; export const close = job;` }],
  ['repositories-know-tables', { [`${listings}/close.repository.ts`]: `import { mayPost } from './listings.policy.ts'; export const close = mayPost;` }],
  ['repositories-know-tables', { [`${listings}/close.repository.ts`]: `import { post } from './listings.usecases.ts'; export const close = post;` }],
  ['tables-stand-alone', { [`${listings}/close.table.ts`]: `import { mayPost } from './listings.policy.ts'; export const close = mayPost;` }],
  ['domain-and-policy-decide-alone', { [`${listings}/close.domain.ts`]: `import { save } from './listings.repository.ts'; export const close = save;` }],
  [
    'domain-and-policy-decide-alone',
    { [`${listings}/close.policy.ts`]: `import type { post } from './listings.usecases.ts'; export type Close = typeof post;` },
  ],
  ['domain-and-policy-reach-nothing', { [`${listings}/close.domain.ts`]: `import type { db } from '../../platform/db/db.ts'; export type Close = typeof db;` }],
  ['domain-and-policy-reach-nothing', { [`${listings}/close.domain.ts`]: `import { readFileSync } from 'node:fs'; export const close = readFileSync;` }],
  [
    'domain-and-policy-reach-nothing',
    { [`${listings}/close.policy.ts`]: `import type { FastifyRequest } from 'fastify'; export type Close = FastifyRequest;` },
  ],
  [
    'only-policies-authorize',
    {
      [`${listings}/close.usecases.ts`]: `import { authorize } from '../../platform/authorized/authorize.ts'; export const close = authorize('x');`,
    },
  ],
  [
    'only-policies-authorize',
    {
      [`${listings}/close.usecases.ts`]: `import { authorize, type Authorized } from '../../platform/authorized/authorize.ts'; export const close: Authorized = authorize('x');`,
    },
  ],
  [
    'only-policies-authorize',
    {
      [`${listings}/close.usecases.ts`]: `import type { Authorized } from '../../platform/authorized/authorize.ts'; import { authorize } from '../../platform/authorized/authorize.ts'; export const close: Authorized = authorize('x');`,
    },
  ],
  ['only-policies-authorize', { [`${listings}/close.usecases.ts`]: `export { authorize } from '../../platform/authorized/authorize.ts';` }],
  ['sql-stands-in-repositories', { [`${listings}/close.usecases.ts`]: `import { sql } from 'drizzle-orm'; export const close = sql;` }],
  ['sql-stands-in-repositories', { 'server/src/app/thing.ts': `import { drizzle } from 'drizzle-orm/postgres-js'; export const thing = drizzle;` }],
  ['web-knows-no-server', { 'web/src/lib/thing.ts': `import type { db } from '../../../server/src/platform/db/db.ts'; export type Thing = typeof db;` }],
  ['server-knows-no-web', { 'server/src/app/thing.ts': `import type { Api } from '../../../web/src/lib/api/client.ts'; export type Thing = Api;` }],
  ['source-knows-no-test-or-bench', { 'server/src/app/thing.ts': `import { clone } from '../../test/database.ts'; clone(1);` }],
  ['source-knows-no-test-or-bench', { 'server/src/app/thing.ts': `import '../../bench/rank.ts';` }],
  ['source-knows-no-test-or-bench', { 'web/src/lib/thing.ts': `import '../../e2e/story.ts';`, 'web/e2e/story.ts': `export {};` }],
  ['nothing-missing', { 'server/src/app/thing.ts': `import './gone.ts';` }],
];
