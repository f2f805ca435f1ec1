import type { Feature } from '../../platform/feature.ts';
import { forgetWhenAccountIsDeleted } from './organisations.jobs.ts';
import { organisationsRoutes } from './organisations.routes.ts';
import { exportMemberships } from './organisations.usecases.ts';

export { organisationErrors } from './organisations.errors.ts';
export { isMember, requireMembership, standsBehind } from './organisations.usecases.ts';
export {
  addMember,
  addOrganisation,
  joinOrganisation,
  leaveOrganisation,
  listAllOrganisations,
  verifyOrganisation,
} from './organisations.operating.usecases.ts';
export { newOrganisation, organisationRef } from './organisations.schemas.ts';
export type { NewOrganisation, OrganisationRef } from './organisations.schemas.ts';

export const organisationsFeature: Feature = {
  name: 'organisations',
  routes: organisationsRoutes,
  handlers: [forgetWhenAccountIsDeleted],
  personalData: exportMemberships,
};
