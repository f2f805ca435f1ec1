import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import type { RequestHandler } from './$types';

/** The corrections as a file for `git apply`. */
export const GET: RequestHandler = async (event) => {
  requireAccount(event);
  const { patch } = await loading(() => take(event.locals.api.GET('/api/wordings/patch')));
  return new Response(patch, {
    headers: { 'content-type': 'text/x-diff; charset=utf-8', 'content-disposition': 'attachment; filename="handreich-words.patch"' },
  });
};
