import type { PendingQuery, Sql, TransactionSql } from 'postgres';
import { isConnectionLost } from './connection-errors.ts';
import type { ConnectionPool, Generation } from './connection-pool.ts';
import { patienceLeft, rememberVain } from './patience.ts';
import type { Places } from './places.ts';

export interface PatientOptions {
  pool: ConnectionPool;
  places: Places;
  placeMs?: number;
  silentMs?: number;
}

type Statement = Parameters<Sql['unsafe']>;
type Rows = PendingQuery<never>;
type Work<T> = (tx: TransactionSql) => Promise<T>;

// Trying again must not double a wait; a connection that was closed says so at once.
const AGAIN_WITHIN_MS = 1000;

/**
 * What drizzle speaks to in place of the driver: statements and transactions that wait for a place no longer than they may, that
 * notice a database which is silent, and that are repeated once where the connection was lost before anything could happen: a
 * statement that was never sent, a plain `select`, a transaction whose work had not begun.
 */
export function patientClient({ pool, places, placeMs = Number.POSITIVE_INFINITY, silentMs }: PatientOptions): Sql {
  /** Drops the connections when `answer` does not come in time. */
  async function heard<T>(generation: Generation, answer: PromiseLike<T>): Promise<T> {
    if (silentMs === undefined) return answer;
    const timer = setTimeout(generation.silent, silentMs);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Runs one attempt, and a second one where the first has certainly changed nothing. */
  async function inPlace<T>(attempt: (generation: Generation, first: { harmless: boolean }) => Promise<T>): Promise<T> {
    const since = performance.now();
    const leave = await places.enter(patienceLeft(placeMs));
    try {
      for (let tries = 1; ; tries += 1) {
        const generation = pool.current();
        const state = { harmless: true };
        try {
          const result = await attempt(generation, state);
          generation.answered();
          return result;
        } catch (error) {
          generation.failed(error);
          if (tries === 1 && state.harmless && isConnectionLost(error) && performance.now() - since < AGAIN_WITHIN_MS) continue;
          throw error;
        }
      }
    } catch (error) {
      rememberVain(since);
      throw error;
    } finally {
      leave();
    }
  }

  const ask = (statement: Statement, asArrays: boolean) =>
    inPlace(async (generation, state) => {
      const query = generation.sql.unsafe(...statement);
      try {
        return await heard(generation, asArrays ? query.values() : query);
      } catch (error) {
        state.harmless = !wasSent(query) || isPlainRead(statement[0]);
        throw error;
      }
    });

  const begin = <T>(...given: [Work<T>] | [string, Work<T>]): Promise<T> =>
    inPlace((generation, state) => {
      const work = given.at(-1) as Work<T>;
      let timer = silentMs === undefined ? undefined : setTimeout(generation.silent, silentMs);
      const watched: Work<T> = async (tx) => {
        clearTimeout(timer);
        state.harmless = false;
        try {
          return await work(hearing(tx, (answer) => heard(generation, answer)));
        } finally {
          // Committing and rolling back are statements, too.
          if (silentMs !== undefined) timer = setTimeout(generation.silent, silentMs);
        }
      };
      const options = given.length === 2 ? given[0] : '';
      return (generation.sql.begin(options, watched) as Promise<T>).finally(() => clearTimeout(timer));
    });

  const unsafe = (...statement: Statement) => lazily((asArrays) => ask(statement, asArrays));
  const client = { unsafe, begin };
  return new Proxy(pool.current().sql, {
    get: (target, key, receiver) => (key in client ? client[key as keyof typeof client] : (Reflect.get(target, key, receiver) as unknown)),
  });
}

/** A transaction whose every statement must be answered in time, savepoints included. */
function hearing(tx: TransactionSql, heard: <T>(answer: PromiseLike<T>) => Promise<T>): TransactionSql {
  const say = async (statement: Statement, asArrays: boolean) => {
    patienceLeft(0);
    const query = tx.unsafe(...statement);
    return heard(asArrays ? query.values() : query);
  };
  const unsafe = (...statement: Statement) => lazily((asArrays) => say(statement, asArrays));
  const savepoint = (work: Work<unknown>) => tx.savepoint((inner) => work(hearing(inner as TransactionSql, heard)));
  return new Proxy(tx, {
    get: (target, key, receiver) => (key === 'unsafe' ? unsafe : key === 'savepoint' ? savepoint : (Reflect.get(target, key, receiver) as unknown)),
  });
}

/** What drizzle takes for a query of the driver: begins when somebody waits for it, as objects or by `values()` as arrays. */
function lazily(run: (asArrays: boolean) => Promise<unknown>): Rows {
  const from = (asArrays: boolean) => {
    let running: Promise<unknown> | undefined;
    const start = () => (running ??= run(asArrays));
    return {
      then: (...handlers: Parameters<Promise<unknown>['then']>) => start().then(...handlers),
      catch: (...handlers: Parameters<Promise<unknown>['catch']>) => start().catch(...handlers),
      finally: (...handlers: Parameters<Promise<unknown>['finally']>) => start().finally(...handlers),
    };
  };
  return Object.assign(from(false), { values: () => from(true) }) as unknown as Rows;
}

/** The driver notes on a query which connection it was written to. */
const wasSent = (query: unknown): boolean => (query as { state: unknown }).state !== null;

const isPlainRead = (text: string): boolean => /^\s*select\b/i.test(text);
