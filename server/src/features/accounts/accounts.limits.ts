import { defineLimit, HOUR } from '../../platform/limits/limits.ts';

/** Sign-in mails to one address, whoever asks for them. */
export const loginLinksOfAddress = defineLimit('login_links', { uses: 5, seconds: HOUR });
/** Sign-in mails that one network asks for, to whatever addresses. A whole shelter may stand behind one of them. */
export const loginLinksOfNetwork = defineLimit('login_links_network', { uses: 100, seconds: HOUR });
/** Wrong tokens and codes from one network, for whatever addresses: the end of a code (accounts.domain.ts) is per address. */
export const wrongSignIns = defineLimit('sign_in_tries', { uses: 60, seconds: HOUR });
/** Refreshes of one session; an access token lasts for a quarter of an hour. */
export const refreshesOfSession = defineLimit('refreshes', { uses: 60, seconds: HOUR });
