import type { Feature } from '../../platform/feature.ts';
import { forgetEndedLinks } from './accounts.jobs.ts';
import { accountsRoutes } from './accounts.routes.ts';
import { exportAccount } from './accounts.me.usecases.ts';

export { requireAccount } from './accounts.policy.ts';
export { readRecipient } from './accounts.me.usecases.ts';
export { grantRole, listRoles, revokeRole } from './accounts.roles.usecases.ts';
export { actorOfSession } from './accounts.sessions.usecases.ts';
export { makeNamelessAccount, readLoginMail } from './accounts.signin.usecases.ts';

export const accountsFeature: Feature = { name: 'accounts', routes: accountsRoutes, sweeps: [forgetEndedLinks], personalData: exportAccount };
