import type { OrganisationView } from './organisations.schemas.ts';
import type { Organisation } from './organisations.table.ts';

export function viewOrganisation({ id, slug, name, kind, place, about, website, verifiedAt, demo }: Organisation): OrganisationView {
  return { id, slug, name, kind, place, about, website, verified: verifiedAt !== null, demo };
}
