import { DAY, defineLimit } from '../../platform/limits/limits.ts';

/** Listings that one account posts. */
export const listingsADay = defineLimit('listings', { uses: 20, seconds: DAY });
/** Changes that one account makes to its listings, its pauses too. */
export const changesADay = defineLimit('listing_changes', { uses: 100, seconds: DAY });
/** Each renewal is searched for matches anew. */
export const renewalsADay = defineLimit('renewals', { uses: 40, seconds: DAY });
