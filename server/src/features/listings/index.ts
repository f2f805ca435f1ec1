import type { Feature } from '../../platform/feature.ts';
import { expireOverdueListings, withdrawWhenAccountIsDeleted } from './listings.jobs.ts';
import { exportListings } from './listings.reading.usecases.ts';
import { listingsRoutes } from './listings.routes.ts';

export { DEFAULT_REACH_KM, isPublic } from './listings.domain.ts';
export { listingErrors } from './listings.errors.ts';
export { listingForMail, publicListings, requireListing, requireOwnListing } from './listings.reading.usecases.ts';
export { decideListing, hideListing, listPending, lockForDecision, sendBackToModeration } from './listings.deciding.usecases.ts';
export { isWithoutListings } from './listings.reading.usecases.ts';
export { closeListing, postListing } from './listings.usecases.ts';
export { listingId, listingSchema } from './listings.schemas.ts';
export type { ListingView, NewListing } from './listings.schemas.ts';
export type { ListingRow } from './listings.repository.ts';
export { listingKinds, listingStatuses } from './listings.table.ts';
export type { Listing } from './listings.table.ts';
export { viewListing } from './listings.view.ts';

export const listingsFeature: Feature = {
  name: 'listings',
  routes: listingsRoutes,
  handlers: [withdrawWhenAccountIsDeleted],
  sweeps: [expireOverdueListings],
  personalData: exportListings,
};
