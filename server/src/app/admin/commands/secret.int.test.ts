import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../../../test/database.ts';
import { startScriptedSmtp } from '../../../../test/scripted-smtp.ts';
import { accounts, loginLinks } from '../../../features/accounts/accounts.table.ts';
import { accountsFeature, grantRole } from '../../../features/accounts/index.ts';
import { systemClock } from '../../../platform/clock/clock.ts';
import { readConfig } from '../../../platform/config/config.ts';
import { buildKeyring, type Keyring } from '../../../platform/crypto/keyring.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { runAdmin } from '../run-admin.ts';

const OLD = 'the older secret which has at least 32 characters';
const NEW = 'the newer secret which has at least 32 characters';
const [old, fresh] = [buildKeyring([OLD]), buildKeyring([NEW])];
const both = buildKeyring([NEW, OLD]);
const [oldId, newestId] = [old.keyIds[0]!, fresh.keyIds[0]!];
const ROWS = 4000;

const database = useTestDatabase();
const addressOf = (number: number) => `person-${number}@handreich.example`;

async function seal(keys: Keyring, numbers: number[]) {
  const now = new Date();
  const made = numbers.map((number) => ({
    id: newId(),
    emailHash: keys.mac('email-lookup', addressOf(number)),
    emailSealed: keys.seal('email-seal', addressOf(number)),
    locale: 'de',
    createdAt: now,
  }));
  for (let from = 0; from < made.length; from += 500) {
    const part = made.slice(from, from + 500);
    await database.db.insert(accounts).values(part.map((row) => ({ ...row, displayName: null, deletedAt: null })));
    await database.db.insert(loginLinks).values(part.map((row) => ({ ...row, id: newId(), expiresAt: new Date(now.getTime() + 60_000) })));
  }
  return made.map(({ id }) => id);
}

const count = async (table: 'accounts' | 'login_links', keyId: string) => {
  const [row] =
    await database.sql`select count(*)::int as count from ${database.sql(table)} where encode(substring(email_sealed from 2 for 4), 'hex') = ${keyId}`;
  return row!['count'] as number;
};

async function admin(secret: string, ...args: string[]) {
  const lines: string[] = [];
  await runAdmin({ config: readConfig({ SECRET: secret, DATABASE_URL: database.url }), args, print: (line) => lines.push(line) });
  return lines;
}

/** The command as a process of its own, as an operator runs it. */
function spawnRotation(secret = `${NEW},${OLD}`) {
  const entry = path.join(import.meta.dirname, '../../../entry/admin.ts');
  const child = spawn(process.execPath, [entry, 'rotate-secret'], {
    env: { PATH: process.env['PATH'], SECRET: secret, DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = { child, out: '', progress: '' };
  child.stdout.on('data', (part: Buffer) => (run.out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (run.progress += part.toString()));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  const hasBegun = async () => {
    while (!/accounts: [1-9][\d,]* of/.test(run.progress))
      await Promise.race([once(child.stderr, 'data'), ended.then(() => Promise.reject(new Error(run.progress)))]);
  };
  return { child, run, ended, hasBegun };
}

/** Grants a role, which looks the account of an address up and makes it when there is none; gives its id. */
const lookUp = async (keys: Keyring, number: number) => {
  const input = { role: 'moderator', email: addressOf(number), place: 'filder' };
  return (await grantRole({ db: database.db, clock: systemClock, newId, keys, input })).accountId;
};

let ids: string[];
beforeAll(() => expect(oldId).not.toBe(newestId));
beforeEach(async () => {
  await database.sql`truncate accounts, login_links cascade`;
});

describe('changing the secret', { timeout: 60_000 }, () => {
  test('goes on where a killed run had come to, beside people who sign up and in, and says at the end that the old one can go', async () => {
    ids = await seal(
      old,
      Array.from({ length: ROWS }, (_, number) => number),
    );
    const killed = spawnRotation();
    await killed.hasBegun();
    killed.child.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    const done = await count('accounts', newestId);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(ROWS);
    expect(killed.run.out).toBe('');

    // In the middle of it: those who are done and those who are not are all known, by whoever lists both secrets.
    const first = await lookUp(both, 0);
    const last = await lookUp(both, ROWS - 1);
    expect([first, last]).toEqual([ids[0], ids[ROWS - 1]]);
    await lookUp(both, ROWS);

    const next = [spawnRotation(), spawnRotation()];
    const asked = await Promise.all(Array.from({ length: 40 }, (_, index) => lookUp(both, index * 100)));
    expect(asked).toEqual(Array.from({ length: 40 }, (_, index) => ids[index * 100]));
    expect(await Promise.all(next.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(next.map(({ run }) => run.progress).join()).toMatch(/accounts: [\d,]+ of 4,001\n/);
    for (const { run } of next) expect(run.out).toMatch(new RegExp(`^No row needs another secret than ${newestId} any more`));

    expect(await count('accounts', oldId)).toBe(0);
    expect(await count('login_links', oldId)).toBe(0);
    const rows = await database.db.select().from(accounts);
    expect(rows).toHaveLength(ROWS + 1);
    for (const { emailHash, emailSealed } of rows) expect(fresh.mac('email-lookup', fresh.open('email-seal', emailSealed!))).toEqual(emailHash);
    expect(await lookUp(fresh, 2000)).toBe(ids[2000]);
  });

  test('ends in order when it is told to, and is not done then', async () => {
    await seal(
      old,
      Array.from({ length: ROWS }, (_, number) => number),
    );
    const stopped = spawnRotation();
    await stopped.hasBegun();
    stopped.child.kill('SIGINT');
    expect(await stopped.ended).toBe(130);
    expect(stopped.run.out).toBe('Stopped. What was done is done: run the command again to go on.\n');
    expect(await count('accounts', oldId)).toBeGreaterThan(0);
  });

  test('names what no secret opens by its row, does the others, and takes it away when asked to', async () => {
    ids = await seal(old, [1, 2, 3, 4]);
    const foreign = buildKeyring(['a secret that nobody has any more and long enough']);
    await database.sql`update accounts set email_sealed = ${foreign.seal('email-seal', addressOf(1))} where id = ${ids[0]!}`;
    await database.sql`update accounts set email_sealed = set_byte(email_sealed, 40, get_byte(email_sealed, 40) # 1) where id = ${ids[1]!}`;
    const lines = await admin(`${NEW},${OLD}`, 'rotate-secret');
    expect(lines.sort()).toEqual(
      [
        `accounts ${ids[0]}: no secret at hand opens its address`,
        `accounts ${ids[1]}: no secret at hand opens its address`,
        `1 row of accounts still needs the secret ${oldId}.`,
        `1 row of accounts still needs the secret ${foreign.keyIds[0]}.`,
        'Keep it in SECRET.',
      ].sort(),
    );
    expect(await count('accounts', newestId)).toBe(2);
    expect(await admin(`${NEW},${OLD}`, 'rotate-secret', '--forget-unreadable')).toContainEqual(expect.stringContaining('SECRET may be the new one alone'));
    expect(await admin(NEW, 'list')).toEqual([]);
    expect(await database.db.select().from(accounts)).toHaveLength(4);
  });

  test('passes over what somebody holds, and comes back to it', async () => {
    ids = await seal(old, [1, 2, 3]);
    let rotation: Promise<string[]> | undefined;
    await database.sql.begin(async (tx) => {
      await tx`select from accounts where id = ${ids[1]!} for update`;
      rotation = admin(`${NEW},${OLD}`, 'rotate-secret');
      await expect.poll(() => count('accounts', newestId)).toBe(2);
    });
    expect(await rotation).toHaveLength(1);
    expect(await count('accounts', newestId)).toBe(3);
  });

  test('with a secret that the portal made is told how to begin', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'handreich-secret-'));
    const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir });
    await expect(runAdmin({ config, args: ['rotate-secret'], print: () => {} })).rejects.toMatchObject({
      line: expect.stringContaining('SECRET=NEW,OLD') as string,
    });
    rmSync(dataDir, { recursive: true });
  });
});

describe('one address', () => {
  test('never gets a second account while the secrets change places, also when it signs up in several processes at the same moment', async () => {
    const turned = buildKeyring([OLD, NEW]);
    for (let number = 0; number < 15; number += 1) {
      const made = await Promise.all([both, turned, both, turned, both, turned].map((keys) => lookUp(keys, number)));
      expect(new Set(made).size).toBe(1);
    }
    expect(await database.db.select().from(accounts)).toHaveLength(15);
  });
});

describe('a start', () => {
  test('over addresses that another secret sealed is refused with the ids of secrets alone', async () => {
    await seal(old, [1]);
    await expect(admin(NEW, 'list')).rejects.toMatchObject({
      line: expect.stringMatching(
        new RegExp(`^Addresses in this database are sealed with the secret ${oldId}, and at hand is only ${newestId}\\. List .+\\.$`),
      ) as string,
    });
    expect(await admin(`${NEW},${OLD}`, 'list')).toEqual([]);
    expect(await admin(OLD, 'list')).toEqual([]);
  });

  test.each(['start', 'web', 'worker'])('says so and ends: %s', { timeout: 60_000 }, async (command) => {
    await seal(old, [1]);
    const smtp = await startScriptedSmtp();
    const entry = path.join(import.meta.dirname, `../../../entry/${command}.ts`);
    const env = { PATH: process.env['PATH'], SECRET: NEW, DATABASE_URL: database.url, SMTP_URL: smtp.url(), PORT: '0', LOG_LEVEL: 'silent' };
    const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    const [code] = (await once(child, 'close')) as [number];
    await smtp.close();
    expect([code, said]).toEqual([1, expect.stringMatching(new RegExp(`^Addresses in this database are sealed with the secret ${oldId}, .+\n$`))]);
  });

  test('finds the secrets along the index', async () => {
    await seal(
      old,
      Array.from({ length: 2000 }, (_, number) => number),
    );
    await database.sql`analyze accounts`;
    const [keys] = accountsFeature.sealed!;
    expect(await keys!.keyIds(database.db)).toEqual([oldId]);
    const [plan] =
      await database.sql`explain (format json) select id from accounts where substring(email_sealed from 2 for 4) > ${Buffer.from(oldId, 'hex')} order by substring(email_sealed from 2 for 4) limit 1`;
    expect(JSON.stringify(plan)).toContain('accounts_sealed_by');
  });
});

test('every column that holds bytes is made anew with the secret, or is known to need it for a day only', async () => {
  const columns = await database.sql<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and data_type = 'bytea' order by 1`;
  const renewed = ['accounts.email_hash', 'accounts.email_sealed', 'login_links.email_hash', 'login_links.email_sealed'];
  const forgotten = columns.map(({ name }) => name).filter((name) => !renewed.includes(name));
  expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(renewed));
  // Answers that are kept for a repeated request, and what counts towards a limit, live for a day at most; what no secret knows counts as not there.
  for (const name of forgotten) expect(name).toMatch(/^(once_answers\.|limit_uses\.key$)/);
});
