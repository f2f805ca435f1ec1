import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildWeb, isWebStale } from './web-build.ts';

let root: string;
const put = (name: string, content: string) => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), content);
};
const build = () => buildWeb(root, new AbortController().signal);

// A workspace whose builder writes one file, as the real one does.
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'handreich-web-'));
  put('package.json', JSON.stringify({ name: 'house', private: true, workspaces: ['web'] }));
  put('package-lock.json', '{}');
  put('web/package.json', JSON.stringify({ name: 'pages', version: '1.0.0', scripts: { build: 'node build.js' } }));
  put('web/build.js', "require('node:fs').mkdirSync('build', { recursive: true }); require('node:fs').writeFileSync('build/handler.js', '')");
  put('web/src/app.html', 'a');
  put('messages/de/shared.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('pages that were never built are stale, and fresh once they are built', async () => {
  expect(isWebStale(root)).toBe(true);
  await build();
  expect(isWebStale(root)).toBe(false);
});

test.each(['web/src/app.html', 'web/src/new.ts', 'web/vite.config.ts', 'messages/de/shared.json', 'package-lock.json'])(
  'a change of %s makes them stale',
  async (name) => {
    await build();
    put(name, '{"other":1}');
    expect(isWebStale(root)).toBe(true);
  },
);

test('a file that is removed makes them stale, one that is only touched does not', async () => {
  await build();
  utimesSync(join(root, 'web/src/app.html'), new Date(), new Date());
  expect(isWebStale(root)).toBe(false);
  rmSync(join(root, 'web/src/app.html'));
  expect(isWebStale(root)).toBe(true);
});

test('a build without sources beside it is not stale', async () => {
  await build();
  rmSync(join(root, 'web/src'), { recursive: true });
  expect(isWebStale(root)).toBe(false);
});

test('a build that fails is one sentence and stays stale', async () => {
  put('web/build.js', 'process.exit(3)');
  await expect(build()).rejects.toMatchObject({ name: 'StartProblem', message: expect.stringContaining('could not be built') });
  expect(isWebStale(root)).toBe(true);
});
