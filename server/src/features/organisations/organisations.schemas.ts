import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/pages.ts';
import { line, slug, text } from '../../platform/http/text-schemas.ts';
import { judgeName } from '../accounts/index.ts';
import { organisationKinds } from './organisations.domain.ts';

/** What an operator writes about an organisation. Its name passes the same rules as a person's, but that an office may be called one. */
const fields = z.object({
  slug,
  name: line(2, 80),
  kind: z.enum(organisationKinds),
  place: slug,
  about: text(0, 2000).default(''),
  website: z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain, message: 'must be a web address with https://' })
    .max(300)
    .nullable()
    .default(null),
});
export const newOrganisation = fields.superRefine(({ name, kind }, context) => {
  const code = judgeName(name);
  if (!code || (code === 'reserved_name' && kind === 'office')) return;
  context.addIssue({ code: 'custom', path: ['name'], message: 'cannot be shown to others as a name', params: { code: `input.${code}` } });
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
