/** How long a process of one kind waits for the database. Absent: as long as it takes. */
export interface DatabaseLimits {
  /** For a connection to be made, greeting and login included. */
  connectSeconds: number;
  /** For one statement; PostgreSQL ends it (`statement_timeout`). */
  statementMs?: number;
  /** For a lock that another transaction holds (`lock_timeout`). */
  lockMs?: number;
  /** For the next statement of a transaction (`idle_in_transaction_session_timeout`): its locks must not outlive a stopped process. */
  idleInTransactionMs?: number;
  /** For any answer to a statement. PostgreSQL would have ended it before, so it is not there any more: all its connections are dropped. */
  silentMs?: number;
  /** For a place in the pool. */
  placeMs?: number;
}

/** Kinds of process. A person waits for `web`, so that everything there ends within about five seconds; `worker` tries again by itself; a `command` is watched. */
export type DatabaseKind = 'web' | 'worker' | 'command';

export const databaseLimits: Record<DatabaseKind, DatabaseLimits> = {
  web: { connectSeconds: 3, statementMs: 4000, lockMs: 3000, idleInTransactionMs: 10_000, silentMs: 4500, placeMs: 2000 },
  worker: { connectSeconds: 5, statementMs: 30_000, lockMs: 10_000, idleInTransactionMs: 60_000, silentMs: 35_000 },
  command: { connectSeconds: 10 },
};
