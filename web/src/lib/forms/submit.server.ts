import { randomUUID } from 'node:crypto';
import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { ApiError, unreachable } from '#lib/api/problem.ts';
import { explain, type Explained } from './explain.ts';
import type { Refused } from './refused.ts';
import { forgetSending, keyOfSending } from './resend.server.ts';
import type { Values } from './values.ts';

/** The key of a form that is shown: each sending of it hands the API the same Idempotency-Key, so that what it asks for happens once. */
export const newFormKey = (): string => randomUUID();

/** The header for a form's key; several forms of a page have the page's key with a name of their own behind it. */
export const formKeyHeader = (values: Values): { 'idempotency-key'?: string } =>
  /^[\w.-]{1,200}$/.test(values['key'] ?? '') ? { 'idempotency-key': values['key']! } : {};

/** Runs what a form asks for; a problem of the API becomes a refusal that keeps what was typed. */
export async function submit<Result>(
  { locals }: Pick<RequestEvent, 'locals'>,
  form: string,
  values: Values,
  run: () => Promise<Result>,
): Promise<Result | ActionFailure<Refused>> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return refuse(form, values, error.problem.status, explain(error.problem, locals));
  }
}

/**
 * The same for a form that only a signed-in person can send: a session that ended meanwhile loses nothing of what was typed. Puts the key that
 * the form goes out with into `values`.
 */
export function submitSignedIn<Result>(event: RequestEvent, form: string, values: Values, run: () => Promise<Result>) {
  const key = keyOfSending(event, form, values);
  if (key !== undefined) values['key'] = key;
  const { account, apiDown } = event.locals;
  return submit(event, form, values, async () => {
    if (account === null) throw new ApiError(apiDown ? unreachable : { status: 401, code: 'http.sign_in' });
    try {
      return await run();
    } catch (error) {
      if (error instanceof ApiError && isUsed(error.problem)) forgetSending(event);
      throw error;
    }
  });
}

/** Refuses a form that lacks an answer which the API could not even be asked without. */
export function refuseField({ locals }: Pick<RequestEvent, 'locals'>, form: string, values: Values, field: string) {
  const problem = { status: 400, code: 'input.invalid', errors: [{ path: `/${field}`, code: 'input.required' }] };
  return refuse(form, values, problem.status, explain(problem, locals));
}

/** Whether a refusal says that the form's key cannot be used again. */
const isUsed = ({ code }: { code: string }): boolean => code.startsWith('idempotency.');

function refuse(form: string, values: Values, status: number, problem: Explained) {
  // A refused form keeps its key, which the API has not used; only where it stands for something that has happened is another one needed.
  const key = isUsed(problem) ? newFormKey() : (values['key'] ?? newFormKey());
  return fail(status, { form, problem, values, key } satisfies Refused);
}
