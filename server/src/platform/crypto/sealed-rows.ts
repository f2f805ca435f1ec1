import type { Db, Tx } from '../db/db.ts';
import type { Keyring } from './keyring.ts';

/** A row that could not be made anew, by its id, and why; without anything of what it holds. */
export interface LeftRow {
  id: string;
  reason: string;
}

/** Rows of one table that hold something made with SECRET: what a change of the secret has to make anew. Their feature knows how. */
export interface SealedRows {
  /** The table's name. */
  table: string;
  /** The ids of the secrets that rows were made with, in hexadecimal. Runs at every start, so along an index. */
  keyIds(db: Tx): Promise<string[]>;
  /** How many rows each secret has made. */
  countByKey(db: Tx): Promise<Map<string, number>>;
  /**
   * Makes up to `limit` rows of one secret anew, in the order of their ids after `after`. Rows that somebody else holds are passed over.
   * With `forget`, what no secret opens is taken away. `last` is absent when there was no further row.
   */
  renew(tx: Tx, keys: Keyring, batch: Batch): Promise<{ last?: string; done: number; left: LeftRow[] }>;
}

export interface Batch {
  keyId: string;
  after: string | undefined;
  limit: number;
  forget: boolean;
}

export interface Renewal {
  table: string;
  left: LeftRow[];
  /** What still needs another secret than the newest: how many rows, by its id. */
  needed: Map<string, number>;
}

const BATCH = 300;
// What somebody holds at the moment is free again soon.
const ROUNDS = 20;
const PAUSE_MS = 250;

/**
 * Makes every row anew that was not made with the newest secret, in short transactions. May end at any point and be begun again, run twice at
 * once, and run beside a portal that has the same secrets: what a row was made with stands in the row itself.
 */
export async function renewRows({
  db,
  keys,
  rows,
  forget = false,
  signal,
  onProgress,
}: {
  db: Db;
  keys: Keyring;
  rows: SealedRows;
  /** Takes away what no secret opens: for an operator who knows that the secret is lost. */
  forget?: boolean;
  /** Aborted: the batch that runs is finished, then it stops. */
  signal?: AbortSignal;
  onProgress: (done: number, total: number) => void;
}): Promise<Renewal> {
  const newest = keys.keyIds[0]!;
  const before = await rows.countByKey(db);
  const total = [...before.values()].reduce((sum, count) => sum + count, 0);
  const left = new Map<string, LeftRow>();
  let done = before.get(newest) ?? 0;
  const others = async () => new Map([...(await rows.countByKey(db))].filter(([keyId]) => keyId !== newest));
  onProgress(done, total);
  for (let round = 0; round < ROUNDS && !signal?.aborted; round += 1) {
    for (const keyId of (await others()).keys()) {
      let after: string | undefined;
      do {
        const batch = await db.transaction((tx) => rows.renew(tx, keys, { keyId, after, limit: BATCH, forget }));
        for (const row of batch.left) left.set(row.id, row);
        after = batch.last;
        done += batch.done;
        if (batch.done > 0) onProgress(Math.min(done, total), total);
      } while (after !== undefined && !signal?.aborted);
    }
    const open = [...(await others()).values()].reduce((sum, count) => sum + count, 0);
    if (open <= left.size) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return { table: rows.table, left: [...left.values()], needed: await others() };
}
