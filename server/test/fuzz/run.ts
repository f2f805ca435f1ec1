import fc from 'fast-check';
import type { Answer, TestPortal } from '../portal.ts';
import { faultsOf } from './judge.ts';
import { cases, type Case } from './requests.ts';
import { buildWorld, type World } from './world.ts';

/** `FUZZ_REQUESTS` over all parts; `FUZZ_SEED` (a number, or `random`) and, to send one case again, `FUZZ_PATH` as a failure prints them. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 10_000);
const SEED = process.env['FUZZ_SEED'] === 'random' ? Math.trunc(Date.now() / 1000) : Number(process.env['FUZZ_SEED'] ?? 20_261_115);

/** How often each route answered with each status. */
export type Tally = Map<string, Map<number, number>>;

/** One case as it is sent. What no program could put on a line of HTTP is left to the raw socket. */
async function requestOf(one: Case, world: World) {
  const segment = async (value: string) =>
    encodeURIComponent(
      String(await world.resolve(value, one.person))
        .toWellFormed()
        .slice(0, 4_000),
    );
  let url = one.path;
  for (const [name, value] of Object.entries(one.params)) url = url.replace(`{${name}}`, (await segment(value)) || '%20');
  const query: string[] = [];
  for (const [name, value] of one.query) query.push(`${await segment(name)}=${await segment(value)}`);
  if (query.length > 0) url += `?${query.join('&')}`;
  const payload = one.body === undefined ? undefined : (one.body.raw ?? JSON.stringify(await world.resolve(one.body.value, one.person)));
  const type: Record<string, string> = one.body?.type === undefined ? {} : { 'content-type': one.body.type };
  return { method: one.method as 'GET', url, headers: { ...one.headers, ...type, ...world.credentials(one) }, ...(payload === undefined ? {} : { payload }) };
}

/** The last requests before a failure, because a thing is what was done to it before. */
const REMEMBERED = 8;

/** Sends its share of all requests, one after the other; throws with the smallest case that fails and how to send it again. */
export async function fuzz(portal: TestPortal, { part, parts }: { part: number; parts: number }): Promise<Tally> {
  const world = await buildWorld(portal);
  const tally: Tally = new Map(portal.document.routes.map(({ method, path }) => [`${method} ${path}`, new Map<number, number>()]));
  const lately: string[] = [];
  const seed = SEED + part;

  const property = fc.asyncProperty(cases(portal.document), async (one) => {
    const request = await requestOf(one, world);
    const raw = await portal.app.inject(request);
    const text = raw.payload;
    const isJson = String(raw.headers['content-type']).includes('json') && text !== '';
    const answer: Answer<unknown> = { status: raw.statusCode, headers: raw.headers, body: isJson ? raw.json() : text };
    const statuses = tally.get(one.route)!;
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    lately.push(`${one.person} ${request.method} ${request.url.slice(0, 200)} ${request.payload?.slice(0, 300) ?? ''} -> ${answer.status}`);
    if (lately.length > REMEMBERED) lately.shift();
    const sent = { method: request.method, url: request.url, ...(request.payload === undefined ? {} : { body: request.payload }) };
    const faults = faultsOf(one, sent, answer, portal.document, world.secrets());
    await world.mend(one, answer.status, answer.body);
    if (faults.length > 0) throw new Error(`${faults.join('; ')}\nanswer: ${text.slice(0, 600)}\nbefore it:\n  ${lately.join('\n  ')}`);
  });

  const path = process.env['FUZZ_PATH'];
  const outcome = await fc.check(property, { seed, numRuns: Math.ceil(REQUESTS / parts), ...(path ? { path } : {}) });
  if (outcome.failed) {
    const again = `FUZZ_SEED=${seed - part} FUZZ_PATH=${outcome.counterexamplePath} npx vitest run --project database server/test/fuzz/fuzz.${part}.api.test.ts`;
    const error = outcome.errorInstance instanceof Error ? outcome.errorInstance.message : 'stopped';
    throw new Error(`after ${outcome.numRuns} requests: ${error}\nthe case: ${fc.stringify(outcome.counterexample?.[0])}\nagain: ${again}`);
  }
  tell(tally, part, seed);
  return tally;
}

function tell(tally: Tally, part: number, seed: number): void {
  const sum = (some: Iterable<number>) => [...some].reduce((one, other) => one + other, 0);
  const byStatus = new Map<number, number>();
  for (const statuses of tally.values()) for (const [status, count] of statuses) byStatus.set(status, (byStatus.get(status) ?? 0) + count);
  const line = (statuses: Map<number, number>) =>
    [...statuses]
      .sort(([one], [other]) => one - other)
      .map(([status, count]) => `${status}×${count}`)
      .join(' ');
  const routes = [...tally].map(([route, statuses]) => `  ${String(sum(statuses.values())).padStart(5)}  ${route.padEnd(52)} ${line(statuses)}`);
  const summary = `fuzz part ${part}: ${sum(byStatus.values())} requests from seed ${seed - part}: ${line(byStatus)}`;
  process.stdout.write(`${[summary, ...(process.env['FUZZ_REPORT'] ? routes : [])].join('\n')}\n`);
}
