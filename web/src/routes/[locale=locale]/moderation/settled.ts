const settled = ['already_decided', 'not_pending', 'changed_meanwhile', 'second_person_needed', 'own_listing'].map((name) => `moderation.${name}`);

/** Whether a refusal says that this page is out of date, so that to decide on what it shows would mean nothing. */
export const isSettled = (code: string): boolean => settled.includes(code);
