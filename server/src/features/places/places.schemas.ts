import { z } from 'zod';
import { placeKinds } from './places.table.ts';

export const placeSchema = z
  .object({
    slug: z.string(),
    kind: z.enum(placeKinds),
    name: z.string(),
    parent: z.string().nullable(),
    lat: z.number(),
    lon: z.number(),
    postcodes: z.array(z.string()),
  })
  .meta({ id: 'Place' });
