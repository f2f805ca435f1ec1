import { execFile, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root: string;

// A project of one local package, so that npm ci works without a network.
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'handreich-install-'));
  put('package.json', { name: 'house', version: '1.0.0', dependencies: { leaf: 'file:leaf' } });
  put('leaf/package.json', { name: 'leaf', version: '1.0.0' });
  put('package-lock.json', {
    name: 'house',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'house', version: '1.0.0', dependencies: { leaf: 'file:leaf' } },
      leaf: { version: '1.0.0' },
      'node_modules/leaf': { resolved: 'leaf', link: true },
    },
  });
  mkdirSync(join(root, 'server/tools'), { recursive: true });
  copyFileSync(fileURLToPath(new URL('ensure-installed.mjs', import.meta.url)), join(root, 'server/tools/ensure-installed.mjs'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, content: object) {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), JSON.stringify(content));
}

function run(env: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const script = join(root, 'server/tools/ensure-installed.mjs');
    execFile(process.execPath, [script], { env: { ...process.env, ...env } }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
  });
}

const done = { code: 0, out: '', err: '' };

test('installs once, says so on standard error alone, and is silent from then on', async () => {
  const first = await run();
  expect(first).toMatchObject({ code: 0, out: '' });
  expect(first.err).toMatch(/^Installing the packages with npm ci/);
  expect(existsSync(join(root, 'node_modules/leaf/package.json'))).toBe(true);
  expect(await run()).toEqual(done);
});

test('installs again when the list of what is installed is missing, differs, or a package is gone', async () => {
  await run();
  rmSync(join(root, 'node_modules/.package-lock.json'));
  expect((await run()).err).toMatch(/^Installing/);
  put('node_modules/.package-lock.json', { packages: { 'node_modules/leaf': { version: '0.9.0' } } });
  expect((await run()).err).toMatch(/^Installing/);
  rmSync(join(root, 'node_modules/leaf'));
  expect((await run()).err).toMatch(/^Installing/);
  expect(await run()).toEqual(done);
});

test('two at once install once', async () => {
  const both = await Promise.all([run(), run()]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(both.filter(({ err }) => err.includes('Installing')).length).toBeGreaterThanOrEqual(1);
  expect(existsSync(join(root, '.installing'))).toBe(false);
  expect(await run()).toEqual(done);
});

test('the lock of an install that was killed is no obstacle', async () => {
  const dead = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => dead.once('exit', resolve));
  writeFileSync(join(root, '.installing'), `${hostname()} ${dead.pid}`);
  expect((await run()).code).toBe(0);
});

test('a failure is one plain sentence after what npm said', async () => {
  put('package.json', { name: 'house', version: '1.0.0', dependencies: { leaf: 'file:leaf', missing: '1.0.0' } });
  put('package-lock.json', { lockfileVersion: 3, packages: { 'node_modules/missing': { version: '1.0.0' } } });
  const { code, err } = await run();
  expect(code).toBe(1);
  expect(err.trim().split('\n').at(-1)).toMatch(/^The packages could not be installed \(npm ci ended with code 1\): check the network/);
  expect(err).not.toContain('    at ');
  expect(existsSync(join(root, '.installing'))).toBe(false);
});

test('a missing lockfile is one plain sentence', async () => {
  rmSync(join(root, 'package-lock.json'));
  expect(await run()).toEqual({
    code: 1,
    out: '',
    err: `The file ${join(root, 'package-lock.json')} is missing or damaged: restore it and run the command again.\n`,
  });
  expect(readFileSync(join(root, 'package.json'), 'utf8')).toContain('house');
});
