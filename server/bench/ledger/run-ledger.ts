import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openDatabase, type Sql } from '../../src/platform/db/db.ts';
import { freePort } from '../../test/processes.ts';
import { startRedis, type RedisProcess } from '../../test/redis-process.ts';
import { countLedger, type Ledger } from './count-ledger.ts';
import { emptyBook, goTheWay, signIn, type Person, type Scene } from './journey.ts';
import { killablePortal, type KillablePortal } from './killable-portal.ts';
import { openMailSink } from './mail-sink.ts';
import { persistentClient } from './persistent-client.ts';
import { seeded, wordOf } from './random.ts';

export interface LedgerOptions {
  store: 'postgres' | 'redis';
  /** An empty database. */
  databaseUrl: string;
  kills: number;
  seed: number;
  /** Journeys at the same time. */
  atOnce?: number;
  /** Lets five minutes pass at once for what a store has lost, instead of waiting for them. */
  hurry?: boolean;
  say?: (line: string) => void;
}

const MODERATOR = 'moderator@handreich.example';
const LONGEST_LIFE_MS = 3000;
const LONGEST_START_MS = 2500;

/** Plays the journey against a portal that is killed again and again, waits until all is quiet, and counts what is there. */
export async function runLedger({ store, databaseUrl, kills, seed, atOnce = 32, hurry = false, say = () => {} }: LedgerOptions): Promise<Ledger> {
  const random = seeded(seed);
  const mails = await openMailSink();
  const redis = store === 'redis' ? await startRedis() : undefined;
  const { sql, close } = openDatabase(databaseUrl, { max: 2, name: 'handreich-ledger' });
  const settings = {
    DATABASE_URL: databaseUrl,
    ...(redis ? { REDIS_URL: redis.url } : {}),
    SMTP_URL: mails.url,
    SECRET: 'a secret of the ledger that is long enough to be one',
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    RATE_LIMITS: 'off',
    QUIET_HOURS: 'off',
    MATCH_MAILS_PER_DAY: 'off',
    MESSAGE_GROUPING_SECONDS: '0',
    LOG_LEVEL: 'silent',
  };
  const portal = killablePortal(settings);
  try {
    portal.launch();
    await portal.ready();
    await grantModerator(settings);
    const client = persistentClient(portal.url, `ledger-${seed}`);
    const scene: Scene = { book: emptyBook(), client, mails, random };
    const moderator = await signIn(scene, MODERATOR);

    const passing = hurry ? letTimePass(sql) : undefined;
    const begun = performance.now();
    const play = playUntil(scene, moderator, atOnce);
    const troubles = await killAgainAndAgain({ portal, redis, kills, random, say });
    await play.end();
    say(`${kills} kills in ${Math.round((performance.now() - begun) / 1000)} s; waiting until all is quiet …`);
    const quietAfter = await waitForQuiet(sql, hurry ? 150_000 : 900_000);
    await passing?.stop();
    const exitCode = await portal.stop();
    return await countLedger({ sql, book: scene.book, mails, tally: client.tally, facts: { store, kills, ...troubles, quietAfter, exitCode } });
  } finally {
    await portal.stop().catch(() => {});
    await close();
    await redis?.stop();
    await mails.close();
  }
}

async function grantModerator(settings: Record<string, string>): Promise<void> {
  const entry = new URL('../../src/entry/admin.ts', import.meta.url).pathname;
  const env = { PATH: process.env['PATH'], ...settings };
  await promisify(execFile)(process.execPath, [entry, 'grant', 'moderator', '--email', MODERATOR, '--place', 'esslingen'], { env });
}

/** New journeys all the time; `end` lets those that have begun come to their end. A journey that fails, fails the whole. */
function playUntil(scene: Scene, moderator: Person, atOnce: number): { end(): Promise<void> } {
  let ending = false;
  let number = 0;
  const walk = async () => {
    while (!ending) {
      const own = ++number;
      await goTheWay(scene, moderator, { word: wordOf(own), name: `${own}` });
    }
  };
  const walking = Promise.all(Array.from({ length: atOnce }, walk));
  walking.catch(() => (ending = true));
  return {
    async end() {
      ending = true;
      await walking;
    },
  };
}

interface Killing {
  portal: KillablePortal;
  redis: RedisProcess | undefined;
  kills: number;
  random: () => number;
  say: (line: string) => void;
}

/** Kills at random moments of the portal's life, one in five in the middle of its start; Redis is emptied or killed now and then. */
async function killAgainAndAgain({ portal, redis, kills, random, say }: Killing): Promise<{ flushes: number; redisKills: number }> {
  const troubles = { flushes: 0, redisKills: 0 };
  // At least once each, however few the kills are.
  const flushAt = 1 + Math.floor(random() * kills);
  const redisKillAt = 1 + Math.floor(random() * kills);
  for (let kill = 1; kill <= kills; kill++) {
    const inStart = kill > 1 && random() < 0.2;
    if (!inStart) await portal.ready();
    await sleep(random() * (inStart ? LONGEST_START_MS : LONGEST_LIFE_MS));
    if (redis && (kill === flushAt || random() < 0.1)) {
      await redis.flush();
      troubles.flushes += 1;
    }
    if (redis && (kill === redisKillAt || random() < 0.1)) {
      await redis.restart();
      troubles.redisKills += 1;
    }
    await sleep(random() * 100);
    await portal.kill();
    portal.launch();
    if (kill % 10 === 0) say(`${kill} of ${kills} kills`);
  }
  await portal.ready();
  return troubles;
}

/** Makes what was queued five minutes older, so that what a store has lost is queued again now. */
function letTimePass(sql: Sql): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const passing = (async () => {
    while (!stopping.signal.aborted) {
      await sql`
        update outbox_deliveries set queued_at = queued_at - interval '5 minutes'
        where done_at is null and failed_at is null and queued_at > now() - interval '5 minutes' and queued_at < now() - interval '5 seconds'`;
      await sleep(1000, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await passing;
    },
  };
}

/** Seconds until nothing was left to be handled or sent. Ends after a while even so: the count will show what is left. */
async function waitForQuiet(sql: Sql, patienceMs: number): Promise<number> {
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  while (performance.now() - begun < patienceMs) {
    const [left] = await sql`
      select (select count(*)::int from outbox_deliveries where done_at is null and failed_at is null) as deliveries,
             (select count(*)::int from mails where sent_at is null and dropped_at is null and given_up_at is null) as mails`;
    if (left!.deliveries === 0 && left!.mails === 0) return seconds();
    await sleep(250);
  }
  return seconds();
}
