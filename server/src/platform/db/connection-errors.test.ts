import { describe, expect, test } from 'vitest';
import { DatabaseBusy, isConnectionLost, isDatabaseAway, isPassing } from './connection-errors.ts';

const refusedWith = (code: string) => new Error('Failed query', { cause: Object.assign(new Error('refused'), { code }) });

describe('a database', () => {
  test.each([
    ['has no room on its disk', '53100'],
    ['has no memory', '53200'],
    ['has no connection left', '53300'],
    ['has a limit of its settings reached', '53400'],
    ['cannot read its files', '58030'],
    ['only reads', '25006'],
    ['was dropped', '57P04'],
    ['does not let this login in', '28000'],
    ['does not know the password', '28P01'],
    ['is not there', '3D000'],
    ['takes no connections', '55000'],
  ])('that %s cannot be used now, which passes, and its connection is not lost by that', (_state, code) => {
    const error = refusedWith(code);
    expect([isDatabaseAway(error), isPassing(error), isConnectionLost(error)]).toEqual([true, true, false]);
  });

  test.each(['57P01', '08006', 'ECONNREFUSED'])('that is away (%s) cannot be used now', (code) => {
    expect([isDatabaseAway(refusedWith(code)), isPassing(refusedWith(code))]).toEqual([true, true]);
  });

  test.each(['57014', '55P03', '40001'])('that has too much to do (%s) can be used: it passes', (code) => {
    expect([isDatabaseAway(refusedWith(code)), isPassing(refusedWith(code))]).toEqual([false, true]);
  });

  test('for which nobody waits any longer can be used: it passes', () => {
    expect([isDatabaseAway(new DatabaseBusy()), isPassing(new DatabaseBusy())]).toEqual([false, true]);
  });

  test.each(['23505', '42P01', '42501', '22P02', '55006', '25P02'])('that says no to a statement (%s) would say so again', (code) => {
    expect([isDatabaseAway(refusedWith(code)), isPassing(refusedWith(code))]).toEqual([false, false]);
  });
});
