declare const proof: unique symbol;

/**
 * A subject together with the proof that a policy allowed this act on it. Repositories' writes
 * on somebody's behalf take nothing else, so one that nobody checked does not compile. (What the portal does by itself, such as signing in or sweeping, has no actor to ask.) Only `*.policy.ts` files may call `authorize` (import rule).
 */
export interface Authorized<Act extends string, Subject> {
  readonly [proof]: Act;
  readonly subject: Subject;
}

/** Stamps a subject. To be called by a policy after it has looked at the actor. */
export function authorize<Act extends string, Subject>(_act: Act, subject: Subject): Authorized<Act, Subject> {
  return { subject } as Authorized<Act, Subject>;
}
