import { pino, type Logger } from 'pino';

export type Log = Logger;

/** The one place where it is decided what never reaches a log. */
const secrets = ['token', 'code', 'email', 'authorization', 'cookie', 'accessToken', 'refreshToken', 'set-cookie', 'password', 'text', 'body', 'title'];

/** A pino log as JSON lines on standard output (or another stream). A level says who must act: error = the operator, now; warn = the operator, today. */
export function buildLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    redact: { paths: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[…]' },
  };
  return destination ? pino(options, destination) : pino(options);
}
