import { pino, type Logger } from 'pino';
import { framesOf, safeReason } from './safe-reason.ts';

export type Log = Logger;

/** The one place where it is decided what never reaches a log. */
const secrets = ['token', 'code', 'email', 'authorization', 'cookie', 'accessToken', 'refreshToken', 'set-cookie', 'password', 'text', 'body', 'title'];

/** What is written of a request, an answer and an error: never a query (it holds tokens of mailed links), never the values of a failed statement. */
const serializers = {
  req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?', 1)[0] }),
  res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
  err: (error: unknown) => ({ reason: safeReason(error), frames: framesOf(error) }),
};

/** A pino log as JSON lines on standard output (or another stream). A level says who must act: error = the operator, now; warn = the operator, today. */
export function buildLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    serializers,
    redact: { paths: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[…]' },
  };
  return destination ? pino(options, destination) : pino(options);
}
