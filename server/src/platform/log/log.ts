import { pino, type Logger, type LoggerOptions } from 'pino';
import { currentWork } from '../work/work.ts';
import { framesOf, safeReason } from './safe-reason.ts';

export type Log = Logger;

/** The one place where it is decided what never reaches a log, by the name of the field, at any depth. */
const secrets = new Set([
  ...['token', 'code', 'email', 'authorization', 'cookie', 'accessToken', 'refreshToken', 'set-cookie', 'password', 'secret'],
  ...['text', 'body', 'title', 'subject', 'html', 'displayName', 'payload', 'params', 'query', 'headers'],
  ...['ip', 'remoteAddress', 'address', 'to'],
]);
const DEEP_ENOUGH = 6;

type Fields = Record<string, unknown>;

/** A copy of what is to be logged with the values of secret fields cut out; `spared` fields are written by serializers of their own. */
function withoutSecrets(fields: Fields, spared: Fields = {}, depth = 0): Fields {
  const copy: Fields = {};
  for (const [name, value] of Object.entries(fields)) copy[name] = secrets.has(name) ? '[…]' : name in spared ? value : cleaned(value, depth);
  return copy;
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Error) return writeError(value);
  if (depth >= DEEP_ENOUGH) return '[…]';
  return Array.isArray(value) ? value.map((item) => cleaned(item, depth + 1)) : withoutSecrets(value as Fields, {}, depth + 1);
}

const writeError = (error: unknown) => ({ reason: safeReason(error), frames: framesOf(error) });

/** What is written of a request, an answer and an error: never a query (it holds tokens of mailed links), never the values of a failed statement. */
const serializers = {
  req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?', 1)[0] }),
  res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
  err: writeError,
  error: writeError,
};

/** Marks a log that names its request or job by itself. */
const named = Symbol('named');

/** A log whose lines all carry these fields, wherever they are written: for what knows its request or job only by the object at hand. */
export function namedLog(log: Log, fields: Record<string, string>): Log {
  return Object.assign(log.child(fields), { [named]: true });
}

// Controls beyond those that JSON escapes, separators of lines, and what changes the direction of writing (UAX 9): on a terminal, one line could pass for two, or for another.
const unseen = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

const escaped = (line: string) => line.replace(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * A pino log as JSON lines on standard output (or another stream). A level says who must act: error = the operator, now; warn = the operator,
 * today; info = nobody. Each line that belongs to a request or a job says which (platform/work).
 */
export function buildLog(level: string, destination?: { write(line: string): void }): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers,
    mixin: (_line, _level, log) => (named in log ? {} : { ...currentWork()?.fields }),
    hooks: { streamWrite: escaped },
    formatters: { log: (line) => withoutSecrets(line, serializers), bindings: (fields) => withoutSecrets(fields, serializers) },
  };
  return destination ? pino(options, destination) : pino(options);
}
