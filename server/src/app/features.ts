import { accountsFeature } from '../features/accounts/index.ts';
import { conversationsFeature } from '../features/conversations/index.ts';
import { fulfilmentFeature } from '../features/fulfilment/index.ts';
import { listingsFeature } from '../features/listings/index.ts';
import { matchingFeature } from '../features/matching/index.ts';
import { moderationFeature } from '../features/moderation/index.ts';
import { notificationsFeature } from '../features/notifications/index.ts';
import { organisationsFeature } from '../features/organisations/index.ts';
import { placesFeature } from '../features/places/index.ts';
import { portalFeature } from '../features/portal/index.ts';
import { topicsFeature } from '../features/topics/index.ts';
import { wordingFeature } from '../features/wording/index.ts';
import type { Feature } from '../platform/feature.ts';

/** Everything that the portal does, in one list; lower features first. */
export const features: Feature[] = [
  portalFeature,
  placesFeature,
  topicsFeature,
  accountsFeature,
  wordingFeature,
  organisationsFeature,
  listingsFeature,
  conversationsFeature,
  fulfilmentFeature,
  moderationFeature,
  matchingFeature,
  notificationsFeature,
];
