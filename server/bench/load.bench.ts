/**
 * `npm run bench -- load [--seconds 8] [--requests 50000]`: one web process on a temporary PostgreSQL, its load made by another process on the same machine.
 * Its pace, what it does with far more visitors than it can serve (with and without load shedding), how a stop under load ends, what happens
 * while the database stands still or loses its connections, and whether its memory stays flat.
 */
import { parseArgs } from 'node:util';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { prepareDatabase } from '../src/app/prepare-database.ts';
import { openDatabase } from '../src/platform/db/db.ts';
import { startTemporaryPostgres } from '../src/platform/embedded/index.ts';
import { join } from 'node:path';
import { bringWebUpToDate } from '../src/entry/start/web-build.ts';
import { list, mixed, page, post } from './load/calls.ts';
import { generateLoad, quantile, send, type Load, type Sample } from './load/generate-load.ts';
import { printHead, printRow } from './load/print.ts';
import { processesOf, signalAll } from './load/processes-of.ts';
import { startWeb, type BenchedWeb } from './load/start-web.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '8' }, requests: { type: 'string', default: '50000' } } });
const SECONDS = Math.min(60, Number(values.seconds));
const REQUESTS = Math.min(200_000, Number(values.requests));
const COMFORTABLE = 8;
const FAR_TOO_MANY = 800;
// Who was refused is told to come back in five seconds; these visitors are less patient.
const IMPATIENT_MS = 1000;
const RECOVERY_LIMIT_MS = 2000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
async function run(what: string, load: Omit<Load, 'seconds'>): Promise<Sample[]> {
  const begun = performance.now();
  const samples = await generateLoad({ ...load, seconds: SECONDS });
  printRow(what, samples, (performance.now() - begun) / 1000);
  return samples;
}

/** How long until a page is served within a second again. */
async function recovery({ port }: BenchedWeb): Promise<number> {
  const begun = performance.now();
  const agent = new Agent();
  for (;;) {
    const { status, milliseconds } = await send(agent, port, page(0));
    if (status === 200 && milliseconds < 1000) return performance.now() - begun;
    if (performance.now() - begun > 60_000) return Number.POSITIVE_INFINITY;
    await pause(50);
  }
}

async function overload(web: BenchedWeb, shedding: 'on' | 'off'): Promise<void> {
  await run(`${FAR_TOO_MANY} connections at once, load shedding ${shedding}`, {
    port: web.port,
    connections: FAR_TOO_MANY,
    call: mixed(web.authorization),
    pauseAfter503Ms: IMPATIENT_MS,
  });
  const back = await recovery(web);
  console.log(`  afterwards a page within a second: after ${(back / 1000).toFixed(1)} s${web.child.exitCode === null ? '' : '; the process HAS ENDED'}`);
  if (shedding === 'on' && back > RECOVERY_LIMIT_MS) process.exitCode = 1;
}

/** Requests that were sent before the signal must be answered whole. */
async function stopUnderLoad(databaseUrl: string): Promise<void> {
  const web = await startWeb(databaseUrl, 'on');
  const done = new AbortController();
  const load = generateLoad({ port: web.port, connections: 40, call: page, seconds: SECONDS, signal: done.signal });
  await pause(2000);
  const at = performance.now();
  web.child.kill('SIGTERM');
  const [code] = (await once(web.child, 'exit')) as [number | null];
  const took = performance.now() - at;
  done.abort();
  const admitted = (await load).filter(({ sentAt }) => sentAt < at);
  const underway = admitted.filter(({ sentAt, milliseconds }) => sentAt + milliseconds > at);
  const broken = admitted.filter(({ status }) => status === 0).length;
  console.log(`\nSIGTERM with ${underway.length} requests under way: ${broken} of them broken, exit code ${code} after ${(took / 1000).toFixed(1)} s`);
  if (broken > 0 || code !== 0) process.exitCode = 1;
}

/** What visitors wait for while the database is not what it should be. */
async function withoutDatabase(web: BenchedWeb, databaseUrl: string): Promise<void> {
  const { db, close } = openDatabase(databaseUrl, { max: 1 });
  const processes = await processesOf(db);
  await close();
  const show = (what: string, samples: Sample[]) => {
    const refused = samples.filter(({ status }) => status === 503).map(({ milliseconds }) => milliseconds);
    const others = samples.filter(({ status }) => status !== 503 && status !== 200);
    const longest = Math.max(...samples.map(({ milliseconds }) => milliseconds)) / 1000;
    console.log(
      `${what.padEnd(54)} ${samples.length} requests, ${refused.length} × 503, p50 ${(quantile(refused, 0.5) / 1000).toFixed(1)} s, longest ${longest.toFixed(1)} s, ${others.length} other`,
    );
  };
  console.log('');
  for (const [what, call] of [
    ['the database stands still for 12 s (API)', list],
    ['the database stands still for 12 s (pages)', page],
  ] as const) {
    signalAll(processes, 'SIGSTOP');
    const going = setTimeout(() => signalAll(processes.toReversed(), 'SIGCONT'), 12_000);
    show(what, await generateLoad({ port: web.port, connections: 50, call, seconds: 11.5, pauseAfter503Ms: IMPATIENT_MS }));
    await pause(2000);
    clearTimeout(going);
  }
  const killed = generateLoad({ port: web.port, connections: 50, call: list, seconds: 8, pauseAfter503Ms: 200 });
  await pause(2000);
  const { db: again, close: closeAgain } = openDatabase(databaseUrl, { max: 1 });
  // The server ends all its other processes and recovers, as after a power failure.
  signalAll((await processesOf(again)).slice(-1), 'SIGKILL');
  await closeAgain().catch(() => {});
  show('one of its processes is killed under load', await killed);
  console.log(`  afterwards a page within a second: after ${((await recovery(web)) / 1000).toFixed(1)} s`);
}

async function memory(web: BenchedWeb): Promise<void> {
  const call = (n: number) => (n % 10 === 0 ? page(n) : list(n));
  await generateLoad({ port: web.port, connections: COMFORTABLE, call, requests: Math.round(REQUESTS / 10) });
  const before = await web.memory();
  await generateLoad({ port: web.port, connections: COMFORTABLE, call, requests: REQUESTS });
  const after = await web.memory();
  console.log(`\nresident memory before and after ${REQUESTS} requests (a tenth of them pages): ${before.toFixed(0)} MB and ${after.toFixed(0)} MB`);
}

await bringWebUpToDate(join(import.meta.dirname, '../..'), new AbortController().signal, (build) => build());
const postgres = await startTemporaryPostgres();
let web: BenchedWeb | undefined;
try {
  await prepareDatabase({ databaseUrl: postgres.url });
  web = await startWeb(postgres.url, 'on');
  const { port, authorization } = web;
  await generateLoad({ port, connections: COMFORTABLE, call: mixed(authorization), seconds: 3 });
  printHead();
  await run(`search page (HTML), ${COMFORTABLE} connections`, { port, connections: COMFORTABLE, call: page });
  await run(`GET /api/listings, ${COMFORTABLE} connections`, { port, connections: COMFORTABLE, call: list });
  await run(`POST /api/listings, ${COMFORTABLE} connections`, { port, connections: COMFORTABLE, call: post(authorization) });
  await overload(web, 'on');
  const open = await startWeb(postgres.url, 'off');
  try {
    await generateLoad({ port: open.port, connections: COMFORTABLE, call: mixed(open.authorization), seconds: 3 });
    await overload(open, 'off');
  } finally {
    await open.stop();
  }
  await stopUnderLoad(postgres.url);
  await withoutDatabase(web, postgres.url);
  await memory(web);
} finally {
  await web?.stop();
  await postgres.stop();
}
