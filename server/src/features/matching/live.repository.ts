import { sql, type SQL } from 'drizzle-orm';

/** The present as the conditions take it: a moment, and its day in Europe/Berlin. */
export interface Present {
  now: Date;
  today: string;
}

/** Public and in date: the condition on listings under an alias. */
export const alive = (alias: string, { now, today }: Present): SQL => {
  const l = sql.raw(alias);
  return sql`(${l}.status = 'published' and not ${l}.paused and not ${l}.hidden and ${l}.expires_at > ${now.toISOString()} and (${l}.until is null or ${l}.until >= ${today}::date))`;
};
