import { z } from 'zod';
import { StartProblem } from '../errors/start-problem.ts';

export const FORMAT = 'handreich-backup';
export const FORMAT_VERSION = 1;

const table = z.object({ name: z.string().min(1), columns: z.array(z.string().min(1)) });
const header = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  at: z.iso.datetime(),
  postgres: z.string(),
  /** What had run on the database, oldest first. */
  migrations: z.array(z.object({ when: z.number().int(), hash: z.string() })),
  /** In the order in which they follow. */
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  /** Which secrets have sealed what the file holds (`Keyring.keyIds`); never a secret. */
  keyIds: z.array(z.string()),
});
const tableEnd = z.object({ rows: z.number().int(), sha256: z.string() });
const end = z.object({ end: z.object({ tables: z.number().int(), rows: z.number().int() }), sha256: z.string() });

/** The first line of a backup. */
export type BackupHeader = z.output<typeof header>;
export type BackedUpTable = z.output<typeof table>;

export const cutOff = () => new StartProblem('The backup cannot be used: it is cut off before its end.', 'Nothing was written.');
export const damaged = () => new StartProblem('The backup cannot be used: it is damaged or was altered.', 'Nothing was written.');
export const foreign = () => new StartProblem('The file is not a backup of Handreich.', 'Nothing was written.');

/** @throws StartProblem when the line is not the head of a backup that this version can read */
export function parseHeader(line: string): BackupHeader {
  const json = parseJson(line);
  if ((json as { format?: unknown } | undefined)?.format !== FORMAT) throw foreign();
  const { version } = json as { version?: unknown };
  if (typeof version === 'number' && version > FORMAT_VERSION)
    throw new StartProblem(
      `The backup was written by a newer Handreich (format ${version}, this one reads ${FORMAT_VERSION}).`,
      'Restore it with that version.',
    );
  return valid(header, json);
}

export const parseTableEnd = (line: string) => valid(tableEnd, parseJson(line));
export const parseEnd = (line: string) => valid(end, parseJson(line));
export const parseTable = (line: string) => valid(z.object({ table: z.string() }), parseJson(line)).table;

function valid<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw damaged();
  return parsed.data;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
