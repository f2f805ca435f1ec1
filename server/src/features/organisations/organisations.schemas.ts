import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/pages.ts';
import { slug, text } from '../../platform/http/text-schemas.ts';
import { shownName } from '../accounts/index.ts';
import { organisationKinds } from './organisations.domain.ts';

/** What an operator writes about an organisation. Its name passes the same rules as a person's: nobody passes for the portal or the county. */
export const newOrganisation = z.object({
  slug,
  name: shownName(2, 80),
  kind: z.enum(organisationKinds),
  place: slug,
  about: text(0, 2000).default(''),
  website: z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain, message: 'must be a web address with https://' })
    .max(300)
    .nullable()
    .default(null),
});
export type NewOrganisation = z.output<typeof newOrganisation>;

export const organisationQuery = pageQuery.extend({ place: slug.optional(), kind: z.enum(organisationKinds).optional() });

/** In whose name a listing stands. */
export const organisationRef = z.object({ id: z.uuid(), name: z.string(), verified: z.boolean() }).meta({ id: 'OrganisationRef' });
export type OrganisationRef = z.output<typeof organisationRef>;

export const organisationSchema = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    kind: z.enum(organisationKinds),
    place: z.string(),
    about: z.string(),
    website: z.string().nullable(),
    verified: z.boolean(),
    demo: z.boolean(),
  })
  .meta({ id: 'Organisation' });
export type OrganisationView = z.output<typeof organisationSchema>;

export const organisationPage = pageOf(organisationSchema);
export const organisationId = z.object({ id: z.uuid() });
