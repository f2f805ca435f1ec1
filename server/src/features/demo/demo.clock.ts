import { addDays, berlinDay, berlinTime } from '../../platform/clock/berlin.ts';
import { secondsAfter, type Clock } from '../../platform/clock/clock.ts';

/** When the parts of a listing's life were, for one that is `daysAgo` days old. People write by day; moderators look within hours. */
export function lifeOf(now: Date, daysAgo: number, index: number): { posted: Date; decided: Date; ended: Date } {
  // Spread over the day by the listing's number, the same at every filling.
  const posted = secondsAfter(berlinTime(addDays(berlinDay(now), -daysAgo), 7), ((index * 47) % 840) * 60);
  const decided = secondsAfter(posted, (1 + (index % 9)) * 3600);
  const ended = new Date((decided.getTime() + now.getTime()) / 2);
  return { posted, decided, ended };
}

/** A clock that stands at a moment. */
export const clockAt = (moment: Date): Clock => ({ now: () => new Date(moment) });

/** A day relative to today in Berlin; null where none is given. */
export const dayFrom = (now: Date, days: number | undefined): string | null => (days === undefined ? null : addDays(berlinDay(now), days));
