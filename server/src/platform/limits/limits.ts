import { secondsAfter, type Clock } from '../clock/clock.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Tx } from '../db/db.ts';
import { defineErrors, type ErrorMaker } from '../errors/define-errors.ts';
import { addUse, oldestUse, removeNewestUse } from './limits.repository.ts';

/** How often somebody may do something within any span of so many seconds. */
export interface Limit {
  uses: number;
  seconds: number;
  /** 429 `limits.NAME` with `limit` and `retryAfter` (seconds). */
  refusal: ErrorMaker;
}

export const HOUR = 3600;
export const DAY = 86_400;

/** Declares a limit of one feature; `name` is part of its error code and of what is counted, so it stays as it is. */
export function defineLimit(name: string, span: { uses: number; seconds: number }): Limit {
  return { ...span, refusal: defineErrors('limits', { [name]: 'limit' })[name]! };
}

/**
 * Counts what people do, for all processes together. `take` is called inside the transaction of what is counted: a use counts when that commits, and
 * whoever is over the limit is refused before it. `who` is whatever names the counted one: an account's id, an address, a network.
 * Raises the limit's refusal, and the database's own errors where counting fails: then what is counted is not done either.
 */
export interface Limits {
  take(tx: Tx, limit: Limit, who: string): Promise<void>;
  /** Takes back what the same transaction has taken. */
  giveBack(tx: Tx, limit: Limit, who: string): Promise<void>;
}

/** For what nobody is counted for: demonstration data, and `RATE_LIMITS=off`. */
export const noLimits: Limits = { take: async () => {}, giveBack: async () => {} };

export function buildLimits({ clock, keys }: { clock: Clock; keys: Keyring }): Limits {
  const keyOf = (limit: Limit, who: string) => keys.mac('limit', `${limit.refusal.code} ${who}`);
  return {
    async take(tx, limit, who) {
      const now = clock.now();
      const span = { key: keyOf(limit, who), uses: limit.uses, now, since: secondsAfter(now, -limit.seconds), overAt: secondsAfter(now, limit.seconds) };
      if (await addUse(tx, span)) return;
      const oldest = (await oldestUse(tx, span)) ?? now;
      const seconds = (secondsAfter(oldest, limit.seconds).getTime() - now.getTime()) / 1000;
      throw limit.refusal({ limit: limit.uses, retryAfter: Math.max(1, Math.ceil(seconds)) });
    },
    giveBack: (tx, limit, who) => removeNewestUse(tx, keyOf(limit, who)),
  };
}
