import { error } from '@sveltejs/kit';
import { loading } from '#lib/api/load.server.ts';
import { loadPortal } from '#lib/portal/portal.server.ts';
import type { PageServerLoad } from './$types';

/** For whoever builds the portal: there where its mails can be read too, and nowhere else. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { devMails } = await loading(() => loadPortal(locals.api));
  if (!devMails) error(404);
  const scheme = url.searchParams.get('scheme');
  return { scheme: scheme === 'dark' || scheme === 'light' ? scheme : undefined };
};
