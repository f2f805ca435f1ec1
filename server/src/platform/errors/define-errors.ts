import { DomainError, type ErrorKind, type ErrorParams } from './domain-error.ts';

/** Every code that the program can answer with: the guard test holds the message catalogue against it. */
export const knownErrorCodes = new Map<string, ErrorKind>();

/** Makes one refusal; says its code and kind without making one, so that a route can declare it. */
export interface ErrorMaker {
  (params?: ErrorParams): DomainError;
  code: string;
  kind: ErrorKind;
}

type Makers<T extends Record<string, ErrorKind>> = { [Name in keyof T]: ErrorMaker };

/**
 * Declares the refusals of one feature: `defineErrors('listings', { not_found: 'not_found' })` gives
 * `{ not_found(params?) }`, each making a DomainError with the code `listings.not_found`.
 */
export function defineErrors<const T extends Record<string, ErrorKind>>(feature: string, kinds: T): Makers<T> {
  const makers: Record<string, ErrorMaker> = {};
  for (const [reason, kind] of Object.entries(kinds)) {
    const code = `${feature}.${reason}`;
    knownErrorCodes.set(code, kind);
    makers[reason] = Object.assign((params?: ErrorParams) => new DomainError(code, kind, params), { code, kind });
  }
  return makers as Makers<T>;
}
