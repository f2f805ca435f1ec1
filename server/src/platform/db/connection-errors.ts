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

// Insufficient resources, of which 53300 is no connection left and 53100 a full disk; then: reading or writing files failed (58030); only reading
// is allowed, as after a change of servers (25006); the database was dropped, refuses this login, is not there or takes no connections.
const unusable = /^(53...|58030|25006|57P04|28000|28P01|3D000|55000)$/;

/** Whether the database cannot be used now, whoever asks for whatever: it is away, full, read-only, or lets nobody in. Its operator mends it, or it passes. */
export function isDatabaseAway(error: unknown): boolean {
  return isConnectionLost(error) || unusable.test(databaseErrorCode(error) ?? '');
}

/** Whether the server behind the connections may be the wrong one by now: after a change of servers the old one only reads (25006). */
export function isReadOnly(error: unknown): boolean {
  return databaseErrorCode(error) === '25006';
}

// A statement took longer than it may; a lock was held longer than is waited for.
const passing = new Set(['57014', '55P03']);

/** Whether the same call may well succeed shortly: the database cannot be used now or is too busy, or this transaction lost against another (class 40). */
export function isPassing(error: unknown): boolean {
  const sqlState = databaseErrorCode(error) ?? '';
  return isDatabaseAway(error) || isBusy(error) || passing.has(sqlState) || sqlState.startsWith('40');
}
