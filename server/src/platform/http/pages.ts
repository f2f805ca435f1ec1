import { z } from 'zod';
import { invalidField } from '../errors/domain-error.ts';

/** Where a list goes on: after the row of this moment and id. */
export interface Position {
  at: Date;
  id: string;
}

export const pageQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20), cursor: z.string().max(200).optional() });

/** The shape of every list: `{ items, nextCursor }`. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export function writeCursor(position: Position): string {
  return Buffer.from(`${position.at.getTime()} ${position.id}`).toString('base64url');
}

/** Reads a cursor that a list gave out; anything else is bad input. */
export function readCursor(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (!/^\d{1,13}$/.test(at ?? '') || !z.uuid().safeParse(id).success) throw invalidField('/cursor', 'input.cursor', {}, 'is not a cursor of this list');
  return { at: new Date(Number(at)), id: id! };
}

/** Cuts a result that was asked for with one row more than `limit` into a page. */
export function toPage<T>(rows: T[], limit: number, position: (row: T) => Position): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? writeCursor(position(last)) : null };
}
