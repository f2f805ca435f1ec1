import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { fixedClock } from '../clock/clock.ts';
import { buildKeyring } from '../crypto/keyring.ts';
import type { DomainError } from '../errors/domain-error.ts';
import { toProblem } from '../http/problems.ts';
import { buildLimits, defineLimit } from './limits.ts';

const database = useTestDatabase();
const clock = fixedClock('2026-11-15T10:00:00Z');
const limits = buildLimits({ clock, keys: buildKeyring(['a secret of tests that is long enough to be one']) });
const limit = defineLimit('messages', { uses: 3, seconds: 10 });

/** What became of one try: nothing, or the seconds until the next. */
const attempt = (who: string, rollBack = false): Promise<'taken' | number> =>
  database.db
    .transaction(async (tx) => {
      await limits.take(tx, limit, who);
      if (rollBack) throw Object.assign(new Error('rolled back'), { params: { retryAfter: 'taken' } });
      return 'taken' as const;
    })
    .catch((error: DomainError) => error.params.retryAfter as number | 'taken');

let people = 0;

test('whatever the order of trying, failing and waiting: never more than the limit in any span, and not one less', async () => {
  const step = fc.record({ wait: fc.constantFrom(0, 0, 1, 2.5, 4, 9.999, 10, 10.001, 30), rollBack: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const who = `person-${++people}`;
      const taken: number[] = [];
      for (const { wait, rollBack } of steps) {
        clock.advance(wait);
        const now = clock.now().getTime();
        const counted = taken.filter((at) => at > now - limit.seconds * 1000);
        const outcome = await attempt(who, rollBack);
        if (counted.length < limit.uses) expect(outcome).toBe('taken');
        else expect(outcome).toBe(Math.max(1, Math.ceil((counted[0]! + limit.seconds * 1000 - now) / 1000)));
        if (outcome === 'taken' && !rollBack) taken.push(now);
      }
    }),
    { numRuns: 60 },
  );
});

test('a row never holds more moments than the limit has', async () => {
  for (let turn = 0; turn < 50; turn++) {
    clock.advance(1);
    await attempt('busy');
  }
  const rows = await database.sql<{ most: number }[]>`select max(cardinality(uses))::int as most from limit_uses`;
  expect(rows[0]!.most).toBe(3);
});

test('what is given back can be taken again', async () => {
  await database.db.transaction(async (tx) => {
    for (let turn = 0; turn < 10; turn++) {
      await limits.take(tx, limit, 'returning');
      await limits.giveBack(tx, limit, 'returning');
    }
  });
  expect([await attempt('returning'), await attempt('returning'), await attempt('returning'), await attempt('returning')]).toEqual([
    'taken',
    'taken',
    'taken',
    10,
  ]);
});

test('one who is over the limit keeps nobody else waiting', async () => {
  for (let turn = 0; turn < 4; turn++) await attempt('over');
  expect(await attempt('another')).toBe('taken');
  await database.db.transaction(async (tx) => {
    await limits.take(tx, limit, 'holding');
    expect(await attempt('not concerned')).toBe('taken');
  });
});

test('where counting fails in passing, whoever is counted is told to come again', async () => {
  await database.db.transaction(async (holder) => {
    await holder.execute('lock table limit_uses in access exclusive mode');
    const counting = database.db.transaction(async (tx) => {
      await tx.execute("set local lock_timeout = '50ms'");
      await limits.take(tx, limit, 'somebody who waits');
    });
    const error: unknown = await counting.catch((thrown: unknown) => thrown);
    expect(toProblem(error)).toMatchObject({ status: 503, code: 'http.unavailable' });
  });
});
