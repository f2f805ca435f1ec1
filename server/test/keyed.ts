import type { Answer, Caller, TestPortal } from './portal.ts';

export interface Sending {
  by: Caller;
  key?: string;
  /** Another process than the first. */
  on?: Pick<TestPortal, 'call'>;
}

/** Somebody who is not signed in. */
export const visitor = { accessToken: '' } as Caller;

/** POSTs with an Idempotency-Key where one is given. */
export const postingTo =
  (portal: Pick<TestPortal, 'call'>) =>
  (url: string, payload: unknown, { by, key, on = portal }: Sending): Promise<Answer<any>> =>
    on.call<any>({
      method: 'POST',
      url,
      payload: payload as object,
      headers: { ...(by.accessToken ? { authorization: `Bearer ${by.accessToken}` } : {}), ...(key === undefined ? {} : { 'idempotency-key': key }) },
    });

let keys = 0;
export const newKey = (): string => `key-${++keys}`;

/** Whether an answer was given before. */
export const replayed = ({ headers }: Answer<any>): boolean => headers['idempotent-replayed'] === 'true';

/** What an answer says, without its headers. */
export const told = ({ status, body }: Answer<any>) => ({ status, body });
