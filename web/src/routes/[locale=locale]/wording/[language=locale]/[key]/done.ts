const names = ['saved', 'removed', 'restored'] as const;

export type Done = (typeof names)[number];

/** What was just done, as the address says after a form was sent. */
export const doneName = (value: string | null): Done | undefined => names.find((name) => name === value);
