/** PostgreSQL's code of an error (`23505` for a unique key), also when drizzle has wrapped it. */
export function databaseErrorCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^([0-9][0-9A-Z]|F0|HV|P0|XX)[0-9A-Z]{3}$/.test(cause.code)) return cause.code;
  }
  return undefined;
}

const lost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
]);

/** Whether an error says that the connection is gone, or never came. */
export function isConnectionLost(error: unknown): boolean {
  const sqlState = databaseErrorCode(error);
  // Class 57P: the server is going away or coming up, or ended an idle session; 25P03 and 25P04: it ended a transaction with its session; class 08: the connection broke.
  if (sqlState && (/^(57P0[1235]|25P0[34])$/.test(sqlState) || sqlState.startsWith('08'))) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && lost.has(cause.code)) return true;
  }
  return false;
}

/** Refused by this process itself: it waited for the database as long as a person can be made to wait. */
export class DatabaseBusy extends Error {
  readonly code = 'DATABASE_BUSY';

  constructor() {
    super('the database has more to do than it can');
    this.name = 'DatabaseBusy';
  }
}

function isBusy(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof DatabaseBusy) return true;
  return false;
}

// No connection left; a statement took longer than it may; a lock was held longer than is waited for.
const passing = new Set(['53300', '57014', '55P03']);

/** Whether the same call may well succeed shortly: the database is away or too busy, or this transaction lost against another (class 40). */
export function isPassing(error: unknown): boolean {
  const sqlState = databaseErrorCode(error) ?? '';
  return isConnectionLost(error) || isBusy(error) || passing.has(sqlState) || sqlState.startsWith('40');
}
