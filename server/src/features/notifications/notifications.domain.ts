import { addDays, berlinDay, berlinHour, berlinTime } from '../../platform/clock/berlin.ts';
import { secondsAfter } from '../../platform/clock/clock.ts';

export const mailKinds = ['login', 'match', 'message', 'listing'] as const;

/** What a person is told about and may have mailed or not. Sign-in mails are asked for each time and are none of these. */
export const noticeKinds = ['match', 'message', 'listing'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Hours of the Berlin day from `from` until before `to`; may pass midnight. */
export interface Quiet {
  from: number;
  to: number;
}

// Where nothing else says when a day begins for a person.
const MORNING = 8;
const FIRST_RETRY_SECONDS = 30;
const LAST_RETRY_SECONDS = 900;
const PATIENCE_SECONDS = 5 * 86_400;

export function isQuiet(moment: Date, quiet: Quiet | undefined): boolean {
  if (!quiet) return false;
  const hour = berlinHour(moment);
  return quiet.from < quiet.to ? hour >= quiet.from && hour < quiet.to : hour >= quiet.from || hour < quiet.to;
}

/** The moment itself, or the end of the quiet hours that it falls into. */
export function afterQuiet(moment: Date, quiet: Quiet | undefined): Date {
  if (!quiet || !isQuiet(moment, quiet)) return moment;
  const passesMidnight = quiet.from > quiet.to && berlinHour(moment) >= quiet.from;
  return berlinTime(addDays(berlinDay(moment), passesMidnight ? 1 : 0), quiet.to);
}

/**
 * When a mail about a match may go: now (after quiet hours) on a day that still has room, else in the morning of the
 * first later day that has. `taken` is how many such mails the person has on each Berlin day (`YYYY-MM-DD`).
 */
export function slotForMatch(now: Date, quiet: Quiet | undefined, perDay: number, taken: ReadonlyMap<string, number>): Date {
  for (let slot = afterQuiet(now, quiet); ; slot = afterQuiet(berlinTime(addDays(berlinDay(slot), 1), MORNING), quiet)) {
    if ((taken.get(berlinDay(slot)) ?? 0) < perDay) return slot;
  }
}

/** How long a mail waits after a try that failed: doubling from half a minute to a quarter of an hour, of which a random half is taken off. `attempts` counts the tries so far. */
export function retrySeconds(attempts: number, random: number): number {
  const full = Math.min(LAST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** Math.max(0, attempts - 1));
  return full * (0.5 + random / 2);
}

/** Whether a mail has been tried for so long that it will not be tried again (RFC 5321 section 4.5.4.1 asks for four to five days). */
export function isHopeless(firstTry: Date, now: Date): boolean {
  return now > secondsAfter(firstTry, PATIENCE_SECONDS);
}
