/** Why a listing can be reported, in the order the form shows. */
export const reportReasons = ['spam', 'unsafe', 'discriminating', 'personal_data', 'other'] as const;
