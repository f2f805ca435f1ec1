import type { Feature } from '../../platform/feature.ts';
import { catchUpWithMatching, countWords, findMatchesWhenPublished, forgetWhenAccountIsDeleted } from './matching.jobs.ts';
import { matchingRoutes } from './matching.routes.ts';

export { matchForMail, type MatchForMail } from './reading.usecases.ts';
export { rankSet, readRankingSet, type RankedNeed } from './ranking.usecases.ts';
export type { Reason } from './score.domain.ts';

export const matchingFeature: Feature = {
  name: 'matching',
  routes: matchingRoutes,
  handlers: [findMatchesWhenPublished, forgetWhenAccountIsDeleted],
  sweeps: [countWords, catchUpWithMatching],
};
