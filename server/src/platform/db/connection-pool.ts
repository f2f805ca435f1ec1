import type postgres from 'postgres';
import { isConnectionLost, isReadOnly } from './connection-errors.ts';
import { openDriverPool, type DriverOptions, type DriverPool } from './driver-pool.ts';
import { guardTransactions } from './guard-transactions.ts';

/** Connections to one database that renew themselves. */
export interface ConnectionPool {
  /** The connections as they are now. */
  current(): Generation;
  close(): Promise<void>;
}

/** One set of connections, used until one of them is lost. */
export interface Generation {
  sql: postgres.Sql;
  /** To be told of every answer. */
  answered(): void;
  /** To be told of every error of a statement: after a lost connection, or one that only reads, the others are given up, too. */
  failed(error: unknown): void;
  /** The database does not answer: drops all connections. */
  silent(): void;
}

// While the database is away every statement fails; a new set for each would be work for nothing.
const RENEW_AT_MOST_EVERY_MS = 250;
// A database that stays read-only answers all the same: what is read must not pay for each write that is refused.
const RENEW_READ_ONLY_EVERY_MS = 2000;
const CLOSE_SECONDS = 5;

/**
 * Keeps connections and replaces them all when one is lost or only reads. postgres.js 3.4.9 leaves things behind in a lost connection that harm its
 * successor: an unsent write after which nothing is ever sent again, the last error, a wait of up to 20 seconds
 * (docs/decisions/0019). A fresh set has none of it. What still runs on the others comes to its end there.
 */
export function openConnectionPool(url: string, options: DriverOptions): ConnectionPool {
  let generation = open();
  let renewedAt = Number.NEGATIVE_INFINITY;
  const leaving = new Set<DriverPool>();

  function open(): Generation & { driver: DriverPool } {
    const driver = openDriverPool(url, options);
    let served = false;
    const own: Generation & { driver: DriverPool } = {
      driver,
      sql: guardTransactions(driver.sql),
      answered: () => {
        served = true;
      },
      failed: (error) => {
        const pause = isReadOnly(error) ? RENEW_READ_ONLY_EVERY_MS : served ? 0 : RENEW_AT_MOST_EVERY_MS;
        if ((isConnectionLost(error) || isReadOnly(error)) && renew(own, pause)) leave(driver, driver.retire());
      },
      silent: () => {
        renew(own, 0);
        driver.drop();
      },
    };
    return own;
  }

  function renew(of: Generation, atMostEveryMs: number): boolean {
    if (of !== generation || performance.now() - renewedAt < atMostEveryMs) return false;
    renewedAt = performance.now();
    generation = open();
    return true;
  }

  function leave(driver: DriverPool, end: Promise<void>): void {
    leaving.add(driver);
    void end.catch(() => {}).finally(() => leaving.delete(driver));
  }

  return {
    current: () => generation,
    async close() {
      for (const driver of leaving) driver.drop();
      await generation.driver.sql.end({ timeout: CLOSE_SECONDS });
    },
  };
}
