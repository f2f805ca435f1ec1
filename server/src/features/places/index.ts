import type { Feature } from '../../platform/feature.ts';
import { placesRoutes } from './places.routes.ts';

export { findPlaces, listPlaces, requirePlace, seedPlaces } from './places.usecases.ts';
export type { Place } from './places.table.ts';

export const placesFeature: Feature = { name: 'places', routes: placesRoutes };
