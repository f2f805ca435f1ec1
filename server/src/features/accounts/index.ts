import type { Feature } from '../../platform/feature.ts';
import { forgetEndedLinks, forgetEndedSessions } from './accounts.jobs.ts';
import { accountsRoutes } from './accounts.routes.ts';
import { exportAccount } from './accounts.me.usecases.ts';
import { sealedAddresses } from './accounts.secret.usecases.ts';

export { requireAccount } from './accounts.policy.ts';
export { findAccountId, isDemonstrationAccount, makeDemonstrationAccount, obtainAccount } from './accounts.finding.usecases.ts';
export { readRecipient } from './accounts.me.usecases.ts';
export { grantRole, listRoles, revokeRole } from './accounts.roles.usecases.ts';
export { judgeName } from './accounts.domain.ts';
export { shownName } from './accounts.schemas.ts';
export { actorOfSession } from './accounts.sessions.usecases.ts';
export { readLoginMail } from './accounts.signin.usecases.ts';

export const accountsFeature: Feature = {
  name: 'accounts',
  routes: accountsRoutes,
  sweeps: [forgetEndedLinks, forgetEndedSessions],
  personalData: exportAccount,
  sealed: sealedAddresses,
};
