/** What an account may do at a place and below it. */
export const roles = ['moderator', 'coordinator', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface RoleGrant {
  role: Role;
  /** Slug of the place. */
  place: string;
}

/** Whoever asks: nobody we know, or an account with a live session. */
export type Actor = Visitor | AccountActor;

export interface Visitor {
  kind: 'visitor';
}

export interface AccountActor {
  kind: 'account';
  accountId: string;
  sessionId: string;
  locale: string;
  roles: RoleGrant[];
}

export const visitor: Visitor = { kind: 'visitor' };

/** Whether an actor holds a role at a place, given the place's path (itself and all above it). An admin may do what a moderator and a coordinator may. */
export function holdsRole(actor: Actor, role: Role, placePath: readonly string[]): boolean {
  return actor.kind === 'account' && actor.roles.some((grant) => (grant.role === role || grant.role === 'admin') && placePath.includes(grant.place));
}
