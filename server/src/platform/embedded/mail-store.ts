import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../clock/clock.ts';
import { parseMail } from './mail-parse.ts';
import type { CaughtMail } from './mail-parse.ts';

/** Mails as files in one folder, newest `limit` of them; their sources stay on disk, what lists show is remembered. */
export interface MailStore {
  /** Keeps a mail; when the promise resolves it has reached its file. */
  add(source: Buffer): Promise<string>;
  /** Newest first. */
  list(): Promise<MailSummary[]>;
  read(id: string): Promise<CaughtMail | undefined>;
  source(id: string): Promise<Buffer | undefined>;
}

export type MailSummary = Pick<CaughtMail, 'id' | 'at' | 'from' | 'to' | 'subject'>;

const SUFFIX = '.eml';

/** Opens (and makes) the folder; mails of earlier runs are in it. `now` is the clock that orders them. */
export function openMailStore(folder: string, { limit = 500, now = systemClock.now }: { limit?: number; now?: () => Date } = {}): MailStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length))
    .sort();
  const summaries = new Map<string, MailSummary>();
  const pathOf = (id: string) => join(folder, `${id}${SUFFIX}`);

  async function source(id: string): Promise<Buffer | undefined> {
    if (!ids.includes(id)) return undefined;
    return readFile(pathOf(id)).catch(() => undefined);
  }

  async function read(id: string): Promise<CaughtMail | undefined> {
    const bytes = await source(id);
    return bytes && parseMail(id, bytes);
  }

  async function summaryOf(id: string): Promise<MailSummary | undefined> {
    const known = summaries.get(id);
    if (known) return known;
    const mail = await read(id);
    if (!mail) return undefined;
    const { at, from, to, subject } = mail;
    const summary = { id, at, from, to, subject };
    summaries.set(id, summary);
    return summary;
  }

  async function forgetOldest(): Promise<void> {
    for (const id of ids.splice(0, Math.max(0, ids.length - limit))) {
      summaries.delete(id);
      await rm(pathOf(id), { force: true });
    }
  }

  return {
    source,
    read,
    async list() {
      const found = await Promise.all(ids.toReversed().map(summaryOf));
      return found.filter((summary) => summary !== undefined);
    },
    async add(bytes) {
      const id = mailId(now());
      const partial = join(folder, `${id}.part`);
      await writeFile(partial, bytes, { mode: 0o600 });
      await rename(partial, pathOf(id));
      ids.push(id);
      ids.sort();
      await forgetOldest();
      return id;
    },
  };
}

let lastTick = 0;

/** Sorts as the mails came in: milliseconds never repeat, even when the clock does. */
function mailId(now: Date): string {
  lastTick = Math.max(lastTick + 1, now.getTime());
  return `${new Date(lastTick).toISOString().replace(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`;
}
