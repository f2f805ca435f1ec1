import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { pageOf } from '../../platform/http/pages.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { topicSchema } from './topics.schemas.ts';
import { topicLabels } from './topics.names.ts';
import { listTopics } from './topics.usecases.ts';

export const topicsRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/topics',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'listTopics',
          summary: 'All topics in the order of the list to choose from',
          tags: ['topics'],
          response: { 200: pageOf(topicSchema) },
        },
      },
      async () => {
        const topics = await listTopics(deps);
        return {
          items: topics.map((topic) => ({ slug: topic.slug, parent: topic.parent, risk: topic.risk, labels: topicLabels(deps.catalogue, topic) })),
          nextCursor: null,
        };
      },
    );
  };
