/** The one source of the present. Passed in everywhere, so that a test can stand in another day. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved; for tests and for ranking a set "as of" a day. */
export function fixedClock(start: Date | string): Clock & { set(to: Date | string): void; advance(seconds: number): void } {
  let present = new Date(start);
  return {
    now: () => new Date(present),
    set: (to) => {
      present = new Date(to);
    },
    advance: (seconds) => {
      present = new Date(present.getTime() + seconds * 1000);
    },
  };
}

/** A moment some seconds later than another. */
export function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}

/** A moment some days (of 24 hours) later than another. */
export function daysAfter(moment: Date, days: number): Date {
  return secondsAfter(moment, days * 86_400);
}
