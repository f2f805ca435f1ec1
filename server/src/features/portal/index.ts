import type { Feature } from '../../platform/feature.ts';
import { portalRoutes } from './portal.routes.ts';

export const portalFeature: Feature = { name: 'portal', routes: portalRoutes };
