/** What sort of refusal it is. The HTTP status is derived from this in one place (platform/http/problems.ts). */
export type ErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'limit' | 'unavailable';

export type ErrorParams = Record<string, string | number | boolean | null>;

/**
 * A refusal that a person or a caller can do something about.
 * `code` is `feature.reason` and stable: the sentence a person reads is chosen by it, never written here.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly params: ErrorParams;
  /** What was written on the way to this refusal stays, such as the count of wrong tries: see `keepWrites`. */
  keepsWrites = false;

  constructor(code: string, kind: ErrorKind, params: ErrorParams = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.kind = kind;
    this.params = params;
  }
}

/** Marks a refusal that was found after a transaction of its own had committed something about it: whoever has wrapped a larger one around must commit, too. */
export function keepWrites<Refusal extends DomainError>(refusal: Refusal): Refusal {
  refusal.keepsWrites = true;
  return refusal;
}

/** One wrong field of the input: `path` is a JSON pointer, `code` one of the `input.*` codes. */
export interface FieldError {
  path: string;
  code: string;
  params: ErrorParams;
  message: string;
}

/** Input that is well formed but refers to something that is not there, or that contradicts itself. */
export class InvalidInput extends DomainError {
  readonly errors: FieldError[];

  constructor(errors: FieldError[]) {
    super('input.invalid', 'invalid');
    this.errors = errors;
  }
}

/** Shorthand for one wrong field. */
export function invalidField(path: string, code: string, params: ErrorParams = {}, message = code): InvalidInput {
  return new InvalidInput([{ path, code, params, message }]);
}
