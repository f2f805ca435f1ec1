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

function rank(listings: unknown[], { meta = { as_of: '2026-11-15' } as unknown, args = [folder] } = {}) {
  writeFileSync(join(folder, 'listings.jsonl'), listings.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  writeFileSync(join(folder, 'meta.json'), JSON.stringify(meta));
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

describe('match:rank', () => {
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

  test.each<[string, unknown[], unknown, string]>([
    [
      'an unknown place',
      [listing({ id: 'n1', kind: 'need', place: 'atlantis' })],
      undefined,
      'The place "atlantis" of listing n1 is not a place of this portal.',
    ],
    ['a line that is not JSON', [listing({ id: 'n1', kind: 'need' }), '{"id":'], undefined, 'listings.jsonl, line 2, is not JSON.'],
    ['a field that cannot be', [listing({ id: 'n1', kind: 'gift' })], undefined, 'listings.jsonl, line 1, cannot be used: kind:'],
    ['an id twice', [listing({ id: 'n1', kind: 'need' }), listing({ id: 'n1', kind: 'offer' })], undefined, 'have the id n1'],
    ['no day', [], { asOf: 1 }, 'meta.json cannot be used: as_of:'],
  ])('%s ends it with one sentence and no output', (_name, listings, meta, sentence) => {
    const { status, stderr, needs } = rank(listings, meta === undefined ? {} : { meta });
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(1);
    expect(needs).toEqual([]);
  });

  test('so does a missing folder, or none', () => {
    expect(rank([], { args: [join(folder, 'gone')] })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^\S+gone\/meta\.json cannot be read\. .+\n$/) as string,
    });
    expect(rank([], { args: [] })).toMatchObject({ status: 1, stderr: expect.stringMatching(/^The folder of the set to rank is missing\. .+\n$/) as string });
  });
});
