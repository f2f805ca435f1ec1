/** Why a moderator sends a listing back or refuses it, in the order the form shows. */
export const decisionReasons = ['unclear', 'personal_data', 'wrong_topic', 'duplicate', 'unsafe', 'commercial', 'discriminating', 'other'] as const;
