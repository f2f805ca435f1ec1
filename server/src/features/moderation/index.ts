import type { Feature } from '../../platform/feature.ts';
import { exportReports } from './moderation.reports.usecases.ts';
import { moderationRoutes } from './moderation.routes.ts';

export { reviewSensitiveOffers } from './moderation.reviewing.usecases.ts';
export { decisionForMail, decide } from './moderation.usecases.ts';

export const moderationFeature: Feature = { name: 'moderation', routes: moderationRoutes, personalData: exportReports };
