import type { Feature } from '../../platform/feature.ts';
import { topicsRoutes } from './topics.routes.ts';

export { listTopics, requireTopic, seedTopics } from './topics.usecases.ts';
export type { Topic } from './topics.table.ts';

export const topicsFeature: Feature = { name: 'topics', routes: topicsRoutes };
