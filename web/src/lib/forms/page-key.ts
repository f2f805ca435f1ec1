import type { Refused } from './refused.ts';

/** The key for several forms that share a refusal: the page's, and a new one where it stands for something that has happened. */
export function pageKey(formKey: string, refused: Refused | undefined): string {
  return refused?.problem.code === 'idempotency.key_reused' ? refused.key : formKey;
}
