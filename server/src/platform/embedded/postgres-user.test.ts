import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closedFolder } from './postgres-user.ts';

test('the topmost folder that the database user may not pass is named', () => {
  const root = mkdtempSync(join(tmpdir(), 'handreich-user-'));
  const inner = join(root, 'open', 'closed');
  mkdirSync(inner, { recursive: true });
  const stranger = { uid: 4_000_000, gid: 4_000_000 };
  try {
    chmodSync(inner, 0o700);
    expect(closedFolder(inner, stranger)).toBe(root);
    chmodSync(root, 0o711);
    expect(closedFolder(inner, stranger)).toBe(inner);
    chmodSync(inner, 0o711);
    expect(closedFolder(inner, stranger)).toBeUndefined();
    expect(closedFolder(join(inner, 'not-there-yet'), stranger)).toBeUndefined();
  } finally {
    rmSync(root, { recursive: true });
  }
});
