import { DAY, defineLimit } from '../../platform/limits/limits.ts';

/** Listings that one account posts. */
export const listingsADay = defineLimit('listings', { uses: 20, seconds: DAY });
