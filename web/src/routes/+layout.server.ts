import { pickMessages } from '#lib/i18n/pick-messages.ts';
import { routeMessages } from '#lib/i18n/route-messages.generated.ts';
import { loadPortal } from '#lib/portal/portal.server.ts';
import { loading } from '#lib/api/load.server.ts';
import { moderates } from '#lib/moderation/moderates.ts';
import { administers } from '#lib/wording/administers.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, route }) => {
  // Reading the route here makes Kit ask again on every way to another page.
  const { id } = route;
  const { locale, catalogue, account, api } = locals;
  return {
    locale,
    textLocale: catalogue.textLocale,
    messages: pickMessages(catalogue.messages, routeMessages[id ?? ''] ?? routeMessages['']!),
    portal: await loading(() => loadPortal(api)),
    account: account && { name: account.displayName, moderates: moderates(account), administers: await administers(api, account) },
  };
};
