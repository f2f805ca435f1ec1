/** An answer of the API that is no success (RFC 9457). */
export interface Problem {
  status: number;
  code: string;
  detail?: string;
  params?: Record<string, unknown>;
  errors?: FieldError[];
  /** Seconds until trying again makes sense. */
  retryAfter?: number;
}

export interface FieldError {
  /** JSON pointer to the value, such as `/title`. */
  path: string;
  code: string;
  params?: Record<string, unknown>;
  message?: string;
}

export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/** Makes a problem of whatever a failed answer holds, also of one that no API wrote. */
export function toProblem(status: number, body: unknown, retryAfter: string | null): Problem {
  const known = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  const seconds = Number(retryAfter ?? NaN);
  return {
    ...known,
    status,
    code: typeof known.code === 'string' ? known.code : `http.${status}`,
    ...(Number.isFinite(seconds) ? { retryAfter: seconds } : {}),
  };
}

/** Nobody answered: the API is down or out of reach. */
export const unreachable: Problem = { status: 503, code: 'http.503' };
