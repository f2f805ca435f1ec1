import type { Sql, TransactionSql } from 'postgres';
import { isConnectionLost } from './connection-errors.ts';

/** How long after an error that looks like a lost connection the driver has certainly noticed that this one is. */
const DOUBT_MS = 1000;

type Work<T> = (tx: TransactionSql) => Promise<T>;

/**
 * Keeps a transaction whose connection is lost from going on. postgres.js 3.4 refuses such a transaction at once, but lets its work run on: a later
 * statement, or the rollback that follows a failed one, is written to a connection that is gone (which ends the process) or belongs to
 * somebody else by then. So: once the connection is lost, the work's own end is not waited for, and its further statements are refused here.
 */
export function guardTransactions(sql: Sql): Sql {
  const begin = async <T>(...given: [Work<T>] | [string, Work<T>]): Promise<T> => {
    const work = given.at(-1) as Work<T>;
    let lost: unknown;
    const guarded: Work<T> = (tx) =>
      new Promise<T>((resolve, reject) => {
        const refuseWhenLost = () => {
          if (lost !== undefined) throw lost;
        };
        // Neither resolved nor rejected when the connection is lost: both would make the driver write to it.
        work(refusing(tx, refuseWhenLost)).then(
          (value) => void (lost === undefined && resolve(value)),
          (error: unknown) => {
            const give = () => void (lost === undefined && reject(error as Error));
            // It may be another connection's (a mail server's, say): then this one is not refused, and the rollback is safe.
            if (isConnectionLost(error)) setTimeout(give, DOUBT_MS);
            else give();
          },
        );
      });
    const options = given.length === 2 ? given[0] : '';
    return sql.begin(options, guarded).catch((error: unknown) => {
      lost = error;
      throw error;
    }) as Promise<T>;
  };
  return new Proxy(sql, { get: (target, key, receiver) => (key === 'begin' ? begin : (Reflect.get(target, key, receiver) as unknown)) });
}

/** The same transaction, asking before every statement. drizzle speaks to it by `unsafe` alone. */
function refusing(tx: TransactionSql, check: () => void): TransactionSql {
  const unsafe: TransactionSql['unsafe'] = (...statement) => {
    check();
    return tx.unsafe(...statement);
  };
  return new Proxy(tx, { get: (target, key, receiver) => (key === 'unsafe' ? unsafe : (Reflect.get(target, key, receiver) as unknown)) });
}
