import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useBothPostgres } from '../../test/other-postgres.ts';
import { allRows } from '../../test/rows.ts';
import { prepareDatabase } from '../app/prepare-database.ts';
import { openDatabase } from '../platform/db/db.ts';
import { lockForConnection } from '../platform/db/locks.ts';
import { claimDataDir, openDataDir, withEmbeddedPostgres } from '../platform/embedded/index.ts';

const { own } = useBothPostgres();
const SECRET = 'a secret of tests that is long enough to be one';
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'handreich-entry-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
  /** The most memory that the process ever held, in bytes (getrusage). */
  peak: number;
}

// Written at its very end to a pipe of its own.
const measure = `data:text/javascript,import fs from 'node:fs'; process.on('exit', () => fs.writeSync(3, String(process.resourceUsage().maxRSS * 1024)));`;

type Name = 'backup' | 'restore' | 'migrate' | 'admin';

function start(name: Name, args: string[], settings: Record<string, string>) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], SECRET, ...settings };
  return spawn(process.execPath, ['--import', measure, join(import.meta.dirname, `${name}.ts`), ...args], { env, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
}

async function command(
  name: Name,
  args: string[],
  settings: Record<string, string>,
  { input, output, onSaid = () => {} }: { input?: string; output?: string; onSaid?: (text: string) => void } = {},
): Promise<Ended> {
  const child = start(name, args, settings);
  const ended: Ended = { code: null, out: '', err: '', peak: 0 };
  child.stdin!.on('error', () => {});
  if (input) createReadStream(input).pipe(child.stdin!);
  else child.stdin!.end();
  if (output) child.stdout!.pipe(createWriteStream(output));
  else child.stdout!.on('data', (part: Buffer) => (ended.out += part.toString()));
  child.stderr!.on('data', (part: Buffer) => onSaid((ended.err += part.toString())));
  child.stdio[3]!.on('data', (part: Buffer) => (ended.peak = Number(part.toString())));
  ended.code = await new Promise((resolve) => child.once('close', resolve));
  return ended;
}

async function fill(url: string, rows: number): Promise<void> {
  const { sql, close } = openDatabase(url, { max: 1, name: 'test' });
  // Words that do not repeat, as people's do not.
  await sql`insert into events (id, name, payload, occurred_at)
    select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'test.happened',
      jsonb_build_object('text', md5(n::text) || md5((n + 1)::text) || repeat(md5((n * 7)::text), 14)), '2026-11-01T00:00:00Z'::timestamptz + n * interval '1 second'
    from generate_series(1, ${rows}) n`;
  await close();
}

describe('npm run -s backup and restore', () => {
  test('go through a pipe as through a file; data alone is on standard output', async () => {
    const [from, to, again] = [await own.newDatabase(), await own.newDatabase(), await own.newDatabase()];
    await prepareDatabase({ databaseUrl: from });
    await fill(from, 100);
    const file = join(home, 'small.backup');
    const byFile = await command('backup', [file], { DATABASE_URL: from });
    expect([byFile.code, byFile.out]).toEqual([0, '']);
    expect(byFile.err).toContain('events: 100 rows');
    expect(byFile.err).not.toContain(SECRET);
    const piped = join(home, 'piped.backup');
    expect((await command('backup', ['-'], { DATABASE_URL: from }, { output: piped })).code).toBe(0);
    expect(await command('restore', [piped], { DATABASE_URL: to })).toMatchObject({ code: 0, out: '' });
    expect(await command('restore', ['-'], { DATABASE_URL: again }, { input: file })).toMatchObject({ code: 0, out: '' });
    expect((await allRows(to))['events']).toEqual((await allRows(from))['events']);
    expect((await allRows(again))['events']).toEqual((await allRows(from))['events']);
  });

  test('say in one sentence what is wrong and end with 1', async () => {
    const url = await own.newDatabase();
    const gone = join(home, 'gone.backup');
    for (const [name, args, sentence] of [
      ['backup', [], 'Usage: npm run -s backup'],
      ['backup', ['--colour', 'x'], 'Usage: npm run -s backup'],
      ['backup', [join(home, 'no', 'such', 'folder')], 'No file can be made in'],
      ['backup', [join(home, 'nothing.backup')], 'holds no portal yet'],
      ['restore', [], 'Usage: npm run -s restore'],
      ['restore', [gone], `The file ${gone} cannot be read`],
      ['restore', [import.meta.filename], 'The file is not a backup of Handreich.'],
    ] as const) {
      const { code, out, err } = await command(name, [...args], { DATABASE_URL: url });
      expect([code, out, err.trim().split('\n').at(-1)]).toEqual([1, '', expect.stringContaining(sentence)]);
    }
    expect(readdirSync(home).filter((file) => file.includes('.part'))).toEqual([]);
    expect(await allRows(url)).toEqual({});
  });

  test('end with 1 and a sentence when nobody takes a backup to its end; what only prints may be cut short', async () => {
    const url = await own.newDatabase();
    await prepareDatabase({ databaseUrl: url });
    await fill(url, 5000);
    const backup = start('backup', ['-'], { DATABASE_URL: url });
    const head = spawn('head', ['-c', '10'], { stdio: [backup.stdout, 'ignore', 'inherit'] });
    backup.stdout!.destroy();
    let said = '';
    backup.stderr!.on('data', (part: Buffer) => (said += part.toString()));
    const [[code]] = await Promise.all([once(backup, 'exit'), once(head, 'exit'), once(backup.stderr!, 'end')]);
    expect([code, said.trim().split('\n').at(-1)]).toEqual([1, 'The output was not taken to its end (EPIPE): what came out is not whole.']);

    const admin = start('admin', ['grant', 'moderator', '--email', 'a@example.org', '--place', 'filder'], { DATABASE_URL: url });
    admin.stdout!.destroy();
    expect(await once(admin, 'exit')).toEqual([0, null]);
  });

  test.each(['migrate', 'restore'] as const)('%s says once that it waits for a backup, and goes on after it', async (name) => {
    const [from, url] = [await own.newDatabase(), await own.newDatabase()];
    const file = join(home, `${name}.waits`);
    await prepareDatabase({ databaseUrl: from });
    expect((await command('backup', [file], { DATABASE_URL: from })).code).toBe(0);
    const { sql, close } = openDatabase(url, { max: 1, name: 'test' });
    await lockForConnection(sql, 'migrations', { shared: true });
    const sentence = 'Waiting until a backup or a migration of this database has ended.\n';
    let letting: Promise<void> | undefined;
    const onSaid = (text: string) => void (text.includes(sentence) && (letting ??= sleep(500).then(close)));
    const { code, err } = await command(name, name === 'restore' ? [file] : [], { DATABASE_URL: url }, { onSaid });
    await letting;
    expect([code, err.split(sentence).length]).toEqual([0, 2]);
  });

  test('use the embedded database: beside a portal for a backup, never for a restore', { timeout: 120_000 }, async () => {
    const dataDir = join(home, 'data');
    const file = join(home, 'embedded.backup');
    expect((await command('backup', [file], { DATA_DIR: dataDir })).err).toContain('There is no database in');
    await withEmbeddedPostgres({ dataDir }, async (url) => {
      await prepareDatabase({ databaseUrl: url });
      await fill(url, 10);
      expect(await command('backup', [file], { DATA_DIR: dataDir })).toMatchObject({ code: 0, out: '' });
    });
    const other = join(home, 'other');
    const portal = claimDataDir(openDataDir(other));
    expect(await command('restore', [file], { DATA_DIR: other })).toMatchObject({
      code: 1,
      err: expect.stringContaining('Handreich already runs on the folder'),
    });
    portal.release();
    expect(await command('restore', [file], { DATA_DIR: other })).toMatchObject({ code: 0, out: '' });
    await withEmbeddedPostgres({ dataDir: other }, async (url) => expect((await allRows(url))['events']).toHaveLength(10));
    expect(existsSync(join(other, 'portal.json'))).toBe(false);
  });

  test('200,000 rows need hardly more memory than a hundred', { timeout: 300_000 }, async () => {
    const [few, many] = [await own.newDatabase(), await own.newDatabase()];
    const sizes: number[] = [];
    const peaks: { backup: number; restore: number }[] = [];
    for (const [url, rows] of [
      [few, 100],
      [many, 200_000],
    ] as const) {
      await prepareDatabase({ databaseUrl: url });
      await fill(url, rows);
      const file = join(home, `${rows}.backup`);
      const written = await command('backup', [file], { DATABASE_URL: url });
      const target = await own.newDatabase();
      const restored = await command('restore', [file], { DATABASE_URL: target });
      expect([written.code, restored.code]).toEqual([0, 0]);
      const { sql, close } = openDatabase(target, { max: 1, name: 'test' });
      const [there] = await sql`select count(*)::int as rows, sum(octet_length(payload::text))::int as bytes from events`;
      await close();
      expect(there!['rows']).toBe(rows);
      sizes.push(Number(there!['bytes']));
      peaks.push({ backup: written.peak, restore: restored.peak });
      expect(statSync(file).size).toBeGreaterThan(rows * 40);
    }
    console.log(`bytes of text ${sizes.join(' and ')}; peaks ${JSON.stringify(peaks)}`);
    const [small, big] = [peaks[0]!, peaks[1]!];
    expect(sizes[1]! - sizes[0]!).toBeGreaterThan(90_000_000);
    expect(big.backup - small.backup).toBeLessThan(60_000_000);
    expect(big.restore - small.restore).toBeLessThan(60_000_000);
  });
});
