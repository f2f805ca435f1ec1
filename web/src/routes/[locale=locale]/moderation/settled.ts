const settled = ['already_decided', 'not_pending', 'second_person_needed', 'own_listing'].map((name) => `moderation.${name}`);

/** Whether a refusal says that there is nothing left to decide for this moderator. */
export const isSettled = (code: string): boolean => settled.includes(code);

/** Whether a refusal says that what this page shows is no longer so, and a decision on it would mean nothing. */
export const isOutdated = (code: string): boolean => isSettled(code) || code === 'moderation.changed_meanwhile';
