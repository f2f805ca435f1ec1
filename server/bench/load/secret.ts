/** Benches have no secrets; what they start must agree on one. */
export const benchSecret = 'a secret of benches that is long enough to be one';
