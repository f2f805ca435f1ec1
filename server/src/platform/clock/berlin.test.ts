import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, berlinDay, berlinHour, berlinTime, endOfBerlinDay } from './berlin.ts';

describe('a day in Berlin', () => {
  test('begins and ends there, not in UTC', () => {
    expect(berlinDay(new Date('2026-11-15T22:59:59Z'))).toBe('2026-11-15');
    expect(berlinDay(new Date('2026-11-15T23:00:00Z'))).toBe('2026-11-16');
    expect(berlinDay(new Date('2026-07-15T22:00:00Z'))).toBe('2026-07-16');
  });

  test('ends one moment before the next begins', () => {
    expect(endOfBerlinDay('2026-11-15').toISOString()).toBe('2026-11-15T23:00:00.000Z');
    expect(endOfBerlinDay('2026-07-15').toISOString()).toBe('2026-07-15T22:00:00.000Z');
  });

  test('has 23 hours when summer time begins and 25 when it ends', () => {
    const hours = (day: string) => (endOfBerlinDay(day).getTime() - berlinTime(day, 0).getTime()) / 3_600_000;
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-10-25')]).toEqual([24, 23, 25]);
  });

  test('holds every moment between its ends', () => {
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (moment) => {
        const day = berlinDay(moment);
        expect(berlinTime(day, 0).getTime()).toBeLessThanOrEqual(moment.getTime());
        expect(endOfBerlinDay(day).getTime()).toBeGreaterThan(moment.getTime());
        expect(endOfBerlinDay(day)).toEqual(berlinTime(addDays(day, 1), 0));
      }),
    );
  });

  test('a full hour of a day is that hour', () => {
    for (const day of ['2026-01-01', '2026-03-29', '2026-07-01', '2026-10-25'])
      for (const hour of [0, 8, 20, 23]) expect(berlinHour(berlinTime(day, hour))).toBe(hour);
  });
});
