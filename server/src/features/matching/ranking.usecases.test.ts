import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StartProblem } from '../../platform/errors/start-problem.ts';
import { readRankingSet } from './ranking.usecases.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handreich-set-'));
  await writeFile(path.join(folder, 'meta.json'), '{"as_of": "2026-11-15"}');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const listing = (fields: Record<string, unknown>) =>
  JSON.stringify({ lang: 'de', title: 'Kinderwagen', body: '', topic: 'baby', place: 'wernau', reach_km: null, from: null, until: null, ...fields });
const put = (name: string, ...lines: string[]) => writeFile(path.join(folder, name), lines.join('\n'));

describe('a labelled set', () => {
  test('is read with its day; empty lines are none', async () => {
    await put('listings.jsonl', listing({ id: 'n1', kind: 'need' }), '', listing({ id: 'o1', kind: 'offer', extra: 1 }), '');
    const set = await readRankingSet(folder);
    expect(set.asOf).toBe('2026-11-15');
    expect(set.listings.map(({ id }) => id)).toEqual(['n1', 'o1']);
  });

  test.each([
    ['a line that is not JSON', '{"id":', 'listings.jsonl, line 2, is not JSON.'],
    ['a field that cannot be', listing({ id: 'n1', kind: 'gift' }), 'listings.jsonl, line 2, cannot be used: kind:'],
    ['a day that is none', listing({ id: 'n1', kind: 'need', from: '2026-02-30' }), 'listings.jsonl, line 2, cannot be used: from:'],
    ['a window that ends before it begins', listing({ id: 'n1', kind: 'need', from: '2026-12-02', until: '2026-12-01' }), 'until: is before the first day.'],
    ['an id twice', listing({ id: 'n0', kind: 'offer' }), 'have the id n0.'],
  ])('%s is named in one sentence', async (_name, line, sentence) => {
    await put('listings.jsonl', listing({ id: 'n0', kind: 'need' }), line);
    const problem = await readRankingSet(folder).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(StartProblem);
    expect((problem as StartProblem).message).toContain(sentence);
    expect((problem as StartProblem).line).not.toContain('\n');
  });

  test('a missing file or a day that is missing is named too', async () => {
    await expect(readRankingSet(folder)).rejects.toThrow('listings.jsonl cannot be read.');
    await put('meta.json', '{"asOf": 1}');
    await expect(readRankingSet(folder)).rejects.toThrow('meta.json cannot be used: as_of:');
    await expect(readRankingSet(path.join(folder, 'gone'))).rejects.toThrow('meta.json cannot be read.');
  });
});
