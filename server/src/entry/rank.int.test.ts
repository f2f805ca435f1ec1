import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handreich-set-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const listing = (fields: Record<string, unknown>) => ({
  lang: 'de',
  title: 'Kinderwagen',
  body: '',
  topic: 'baby',
  place: 'wernau',
  reach_km: null,
  from: null,
  until: null,
  ...fields,
});

function rank(listings: unknown[], { args = [folder] } = {}) {
  writeFileSync(join(folder, 'listings.jsonl'), listings.map((line) => JSON.stringify(line)).join('\n'));
  writeFileSync(join(folder, 'meta.json'), JSON.stringify({ as_of: '2026-11-15' }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'rank.ts'), ...args], { encoding: 'utf8' });
  return {
    status,
    stderr,
    needs: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown),
  };
}

describe('match:rank', { timeout: 60_000 }, () => {
  test('prints one line a need, best offer first, and nothing else on standard output', () => {
    const { status, stderr, needs } = rank([
      listing({ id: 'n1', kind: 'need' }),
      listing({ id: 'n2', kind: 'need', title: 'Потрібне щось', lang: 'uk', topic: null }),
      listing({ id: 'o1', kind: 'offer', title: 'Kinderwagen, blau' }),
      listing({ id: 'o2', kind: 'offer', title: 'Babybett', place: 'koengen' }),
      listing({ id: 'o3', kind: 'offer', topic: 'no-such-topic', title: 'Kinderwagen, rot' }),
      listing({ id: 'o4', kind: 'offer', until: '2026-11-14' }),
      listing({ id: 'o5', kind: 'offer', title: 'x'.repeat(300), body: 'Kinderwagen'.repeat(800), topic: 'other' }),
    ]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(needs).toMatchObject([
      { need: 'n1', offers: [{ id: 'o1', notify: true }, { id: 'o3' }, { id: 'o2', notify: false }] },
      { need: 'n2', offers: [] },
    ]);
  });

  test('what cannot be used ends it with one sentence and no output', () => {
    const { status, stderr, needs } = rank([listing({ id: 'n1', kind: 'need', place: 'atlantis' })]);
    expect(stderr).toBe('The place "atlantis" of listing n1 is not a place of this portal.\n');
    expect(status).toBe(1);
    expect(needs).toEqual([]);
  });

  test('so does a missing folder', () => {
    expect(rank([], { args: [] })).toMatchObject({ status: 1, stderr: expect.stringMatching(/^The folder of the set to rank is missing\. .+\n$/) as string });
  });
});
