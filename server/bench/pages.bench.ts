/**
 * `npm run bench:pages [-- --only WORD]`: the main pages of the built portal with demonstration data, as Lighthouse's phone on its slow line sees them,
 * beside their aims. Needs Chromium and no other machine.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareDatabase } from '../src/app/prepare-database.ts';
import { bringWebUpToDate } from '../src/entry/start/web-build.ts';
import { startTemporaryPostgres } from '../src/platform/embedded/index.ts';
import { benchSecret } from './load/secret.ts';
import { startWeb, type BenchedWeb } from './load/start-web.ts';
import { startChromium } from './pages/chromium.ts';
import { measurePage, type Page } from './pages/measure.ts';
import { printAims, printPage } from './pages/table.ts';

const root = join(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

async function pagesOf({ port, authorization }: BenchedWeb): Promise<Page[]> {
  const site = `http://localhost:${port}`;
  const { items } = (await (await fetch(`${site}/api/listings?limit=1`)).json()) as { items: { id: string }[] };
  const signedIn = { cookie: `handreich_access=${authorization.replace('Bearer ', '')}`, isPrivate: true };
  return [
    { name: 'start', url: `${site}/de` },
    { name: 'start, in Arabic', url: `${site}/ar` },
    { name: 'listings', url: `${site}/de/listings` },
    { name: 'a listing', url: `${site}/de/listings/${items[0]!.id}` },
    { name: 'new listing', url: `${site}/de/listings/new?kind=need`, isPrivate: true },
    { name: 'signing in', url: `${site}/de/login`, isPrivate: true },
    { name: 'moderation, signed in', url: `${site}/de/moderation`, ...signedIn },
  ];
}

/** Makes the bench's own account a moderator, and gives the queue something to show. */
async function moderate({ port, authorization, email }: BenchedWeb, databaseUrl: string): Promise<void> {
  const grant = ['server/src/entry/admin.ts', 'grant', 'moderator', '--email', email, '--place', 'landkreis-esslingen'];
  const { status, stderr } = spawnSync(process.execPath, grant, { cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl, SECRET: benchSecret } });
  if (status !== 0) throw new Error(`Nobody became a moderator: ${stderr.toString()}`);
  const body = JSON.stringify({ kind: 'need', title: 'Kinderwagen gesucht', body: 'Für Januar.', topic: 'baby', place: 'plochingen', lang: 'de' });
  const headers = { authorization, 'content-type': 'application/json' };
  const posted = await fetch(`http://localhost:${port}/api/listings`, { method: 'POST', headers, body });
  if (posted.status !== 201) throw new Error(`Nothing was posted: ${posted.status}`);
}

await bringWebUpToDate(root, new AbortController().signal, (build) => build());
const postgres = await startTemporaryPostgres();
try {
  await prepareDatabase({ databaseUrl: postgres.url });
  const web = await startWeb(postgres.url, 'off');
  const chromium = await startChromium();
  try {
    await moderate(web, postgres.url);
    console.log('Lighthouse, its phone and slow line (simulated), median of 3 runs; kB as transferred with a cold cache\n');
    printAims();
    for (const page of await pagesOf(web)) {
      if (page.name.includes(values.only) && !printPage(page.name, await measurePage(chromium.port, page))) process.exitCode = 1;
    }
  } finally {
    await chromium.stop();
    await web.stop();
  }
} finally {
  await postgres.stop();
}
