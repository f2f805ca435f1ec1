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
  // Class 57P: the server is going away or coming up; class 08: the connection broke.
  if (sqlState && (/^57P0[123]$/.test(sqlState) || sqlState.startsWith('08'))) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && lost.has(cause.code)) return true;
  }
  return false;
}

/** Whether the same call may well succeed shortly: the database is away or has no connection left (53300), or this transaction lost against another (class 40). */
export function isPassing(error: unknown): boolean {
  const sqlState = databaseErrorCode(error) ?? '';
  return isConnectionLost(error) || sqlState === '53300' || sqlState.startsWith('40');
}
