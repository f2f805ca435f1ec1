import type { Sql, TransactionSql } from 'postgres';
import { isConnectionLost } from './connection-errors.ts';

/** How long after an error that looks like a lost connection the driver has certainly noticed that this one is. */
const DOUBT_MS = 1000;

type Work<T> = (tx: TransactionSql) => Promise<T>;

/** One transaction and everything inside it; `lost` is set once its connection is gone. */
interface Fate {
  lost: unknown;
}

/**
 * Keeps a transaction whose connection is lost from going on. postgres.js 3.4 refuses such a transaction at once, but lets its work run on: a later
 * statement, or the rollback that follows a failed one, is written to a connection that is gone (which ends the process) or belongs to
 * somebody else by then. So: once the connection is lost, the work's own end is not waited for, and its further statements are refused here.
 * The same holds for savepoints, which is what drizzle makes of a transaction inside a transaction.
 */
export function guardTransactions(sql: Sql): Sql {
  const begin = async <T>(...given: [Work<T>] | [string, Work<T>]): Promise<T> => {
    const fate: Fate = { lost: undefined };
    const options = given.length === 2 ? given[0] : '';
    return sql.begin(options, guarded(given.at(-1) as Work<T>, fate)).catch((error: unknown) => {
      fate.lost = error;
      throw error;
    }) as Promise<T>;
  };
  return new Proxy(sql, { get: (target, key, receiver) => (key === 'begin' ? begin : (Reflect.get(target, key, receiver) as unknown)) });
}

/** Work whose end is told to the driver only while its connection is there: told of either end, the driver would write to it. */
function guarded<T>(work: Work<T>, fate: Fate): Work<T> {
  return (tx) =>
    new Promise<T>((resolve, reject) => {
      work(refusing(tx, fate)).then(
        (value) => void (fate.lost === undefined && resolve(value)),
        (error: unknown) => {
          const give = () => void (fate.lost === undefined && reject(error as Error));
          // It may be another connection's (a mail server's, say): then this one is not refused, and the rollback is safe.
          if (isConnectionLost(error)) setTimeout(give, DOUBT_MS);
          else give();
        },
      );
    });
}

/** The same transaction, asking before every statement. drizzle speaks to it by `unsafe` and `savepoint` alone. */
function refusing(tx: TransactionSql, fate: Fate): TransactionSql {
  const check = () => {
    if (fate.lost !== undefined) throw fate.lost;
  };
  const unsafe: TransactionSql['unsafe'] = (...statement) => {
    check();
    return tx.unsafe(...statement);
  };
  const savepoint = async <T>(work: Work<T>): Promise<T> => {
    check();
    return tx.savepoint(guarded(work, fate)) as Promise<T>;
  };
  return new Proxy(tx, {
    get: (target, key, receiver) => (key === 'unsafe' ? unsafe : key === 'savepoint' ? savepoint : (Reflect.get(target, key, receiver) as unknown)),
  });
}
