import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterQuiet, isHopeless, isQuiet, retrySeconds, slotForMatch } from './notifications.domain.ts';

const night = { from: 20, to: 8 };
const at = (moment: string) => new Date(moment);

describe('quiet hours', () => {
  test.each([
    // Winter: Berlin is one hour ahead.
    ['2026-11-16T18:59:59Z', '2026-11-16T18:59:59Z'],
    ['2026-11-16T19:00:00Z', '2026-11-17T07:00:00Z'],
    ['2026-11-16T23:30:00Z', '2026-11-17T07:00:00Z'],
    ['2026-11-17T06:59:59Z', '2026-11-17T07:00:00Z'],
    // Summer: two hours.
    ['2026-07-16T18:00:00Z', '2026-07-17T06:00:00Z'],
    // Into the night when the clocks go back, and forward.
    ['2026-10-24T20:00:00Z', '2026-10-25T07:00:00Z'],
    ['2027-03-27T20:00:00Z', '2027-03-28T06:00:00Z'],
  ])('%s goes out at %s', (moment, due) => {
    expect(afterQuiet(at(moment), night)).toEqual(at(due));
  });

  test('may lie within one day, or be off', () => {
    expect(afterQuiet(at('2026-11-16T12:30:00Z'), { from: 13, to: 15 })).toEqual(at('2026-11-16T14:00:00Z'));
    expect(afterQuiet(at('2026-11-16T23:30:00Z'), undefined)).toEqual(at('2026-11-16T23:30:00Z'));
  });

  test('end within a day, wherever one stands, and never hold anything back twice', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(fc.date({ min: at('2026-01-01'), max: at('2028-01-01'), noInvalidDate: true }), hour, hour, (moment, from, to) => {
        fc.pre(from !== to);
        const due = afterQuiet(moment, { from, to });
        expect(due >= moment).toBe(true);
        expect(due.getTime() - moment.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        expect(afterQuiet(due, { from, to })).toEqual(due);
        if (!isQuiet(moment, { from, to })) expect(due).toEqual(moment);
      }),
    );
  });
});

describe('mails about matches', () => {
  const now = at('2026-11-16T10:00:00Z');
  test('go at once while the day has room, then in the morning of the first day that has', () => {
    expect(slotForMatch(now, night, 3, new Map([['2026-11-16', 2]]))).toEqual(now);
    const full = new Map([
      ['2026-11-16', 3],
      ['2026-11-17', 3],
    ]);
    expect(slotForMatch(now, night, 3, full)).toEqual(at('2026-11-18T07:00:00Z'));
    expect(slotForMatch(now, undefined, 3, full)).toEqual(at('2026-11-18T07:00:00Z'));
    expect(slotForMatch(now, { from: 22, to: 10 }, 3, full)).toEqual(at('2026-11-18T09:00:00Z'));
    expect(slotForMatch(now, night, Number.POSITIVE_INFINITY, full)).toEqual(now);
  });

  test('found at night count for the day on which they go out', () => {
    expect(slotForMatch(at('2026-11-16T21:00:00Z'), night, 1, new Map([['2026-11-16', 1]]))).toEqual(at('2026-11-17T07:00:00Z'));
    expect(slotForMatch(at('2026-11-16T21:00:00Z'), night, 1, new Map([['2026-11-17', 1]]))).toEqual(at('2026-11-18T07:00:00Z'));
  });
});

test('a mail that could not go waits twice as long each time, up to a quarter of an hour, for five days', () => {
  expect([1, 2, 3, 5, 6, 100].map((attempts) => retrySeconds(attempts, 1))).toEqual([30, 60, 120, 480, 900, 900]);
  expect(retrySeconds(2, 0)).toBe(30);
  expect(isHopeless(at('2026-11-16T10:00:00Z'), at('2026-11-21T10:00:00Z'))).toBe(false);
  expect(isHopeless(at('2026-11-16T10:00:00Z'), at('2026-11-21T10:00:01Z'))).toBe(true);
});
