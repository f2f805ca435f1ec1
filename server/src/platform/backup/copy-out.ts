import type { Readable } from 'node:stream';
import { columnList, inPublic } from './catalogue.ts';
import type { BackedUpTable } from './header.ts';

/** The part of a transaction that this needs. */
export interface CopyingOut {
  unsafe(query: string): { readable(): Promise<Readable> };
}

const PIECE = 64 * 1024;

/** A table's rows in COPY's text format. PostgreSQL sends a message a row; gathered, because each step of a stream has its price. */
export async function* copyOut(tx: CopyingOut, { name, columns }: BackedUpTable): AsyncGenerator<Buffer> {
  const rows = await tx.unsafe(`copy ${inPublic(name)} (${columnList(columns)}) to stdout`).readable();
  let held: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of rows.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      held.push(chunk);
      size += chunk.length;
      if (size < PIECE) continue;
      yield Buffer.concat(held);
      held = [];
      size = 0;
    }
  } finally {
    // Broken off, the rest of the table still comes, and the rollback's answer after it: nobody would read it.
    rows.resume();
  }
  // postgres.js 3.4 stops reading its socket when more has come than the reader holds, and forgets to go on where the end came along
  // (github.com/porsager/postgres/pull/1016): every later answer would wait for ever. This is what goes on.
  rows._read(0);
  if (size > 0) yield Buffer.concat(held);
}
