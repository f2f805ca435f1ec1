import type { Feature } from '../../platform/feature.ts';
import { fulfilmentRoutes } from './fulfilment.routes.ts';

export { endListing } from './fulfilment.usecases.ts';

export const fulfilmentFeature: Feature = { name: 'fulfilment', routes: fulfilmentRoutes };
