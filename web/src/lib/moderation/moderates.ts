import type { Account } from '#lib/api/types.ts';

/** Whether an account has a queue to look at; a coordinator has none. */
export const moderates = ({ roles }: Pick<Account, 'roles'>): boolean => roles.some(({ role }) => role === 'moderator' || role === 'admin');
