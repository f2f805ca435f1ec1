/**
 * A reason why a command cannot start that its operator can do something about. The entry prints
 * `message` and `hint` (both whole sentences) without a stack trace and exits with 1.
 */
export class StartProblem extends Error {
  readonly hint: string;

  constructor(message: string, hint = '', options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartProblem';
    this.hint = hint;
  }

  /** Message and hint as the one line that is printed. */
  get line(): string {
    return this.hint === '' ? this.message : `${this.message} ${this.hint}`;
  }
}

/** The part of an unknown error that helps a reader: its code where it has one, else its message, never a stack. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  if (error.message !== '') return error.message;
  return typeof code === 'string' ? code : error.name;
}
