import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimDataDir } from './data-dir.ts';
import { tryLock, waitForLock } from './file-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handreich-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a lock on a file', () => {
  test('held alone lets nobody else in until it is released', () => {
    const file = join(folder, 'a.lock');
    const lock = tryLock(file, 'alone');
    expect(tryLock(file, 'shared')).toBeUndefined();
    expect(tryLock(file, 'alone')).toBeUndefined();
    lock?.release();
    lock?.release();
    expect(tryLock(file, 'alone')).toBeDefined();
  });

  test('held by several lets nobody be alone', () => {
    const file = join(folder, 'b.lock');
    const locks = [tryLock(file, 'shared'), tryLock(file, 'shared')];
    expect(tryLock(file, 'alone')).toBeUndefined();
    for (const lock of locks) lock?.release();
    expect(tryLock(file, 'alone')).toBeDefined();
  });

  test('goes with its process, even when that is killed', async () => {
    const file = join(folder, 'c.lock');
    const code = `import { tryLock } from '${import.meta.resolve('./file-lock.ts')}'; tryLock('${file}', 'alone'); console.log('held'); setTimeout(() => {}, 60_000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    expect(tryLock(file, 'alone')).toBeUndefined();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await waitForLock(file, 'alone', 5000)).toBeDefined();
  });

  test('in a folder that is not there is a plain sentence', () => {
    expect(() => tryLock(join(folder, 'missing', 'd.lock'), 'alone')).toThrow(/cannot be locked/);
  });
});

describe('a data folder', () => {
  test('serves one portal at a time, and the second learns where the first answers', () => {
    const claim = claimDataDir(folder);
    claim.announce('http://127.0.0.1:3000');
    expect(() => claimDataDir(folder)).toThrow(`Handreich already runs on the folder ${folder} (process ${process.pid}, http://127.0.0.1:3000).`);
    claim.release();
    claimDataDir(folder).release();
  });
});
