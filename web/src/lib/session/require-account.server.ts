import { redirect, type RequestEvent } from '@sveltejs/kit';
import { ApiError, unreachable } from '#lib/api/problem.ts';
import type { Account } from '#lib/api/types.ts';

/** The signed-in account; a visitor is sent to sign in and comes back here afterwards. */
export function requireAccount({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Account {
  if (locals.account !== null) return locals.account;
  if (locals.apiDown) throw new ApiError(unreachable);
  const here = url.pathname + withoutActionName(url);
  redirect(303, `/${locals.locale}/login?next=${encodeURIComponent(here)}`);
}

/** A form's action stands in the query as `?/name`; coming back to it would mean nothing. */
function withoutActionName(url: URL): string {
  const kept = [...url.searchParams].filter(([name]) => !name.startsWith('/'));
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
}
