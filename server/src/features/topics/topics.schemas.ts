import { z } from 'zod';
import { risks } from './topics.table.ts';

export const topicSchema = z
  .object({ slug: z.string(), parent: z.string().nullable(), risk: z.enum(risks), labels: z.object({ de: z.string(), en: z.string() }) })
  .meta({ id: 'Topic' });
