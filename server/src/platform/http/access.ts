import '@fastify/jwt';
import type { Actor } from '../authorized/actor.ts';
import type { ErrorMaker } from '../errors/define-errors.ts';

/** Who may call a route at all; what they may do there is decided by the policy of the use case. */
export type Access = 'public' | 'account';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Absent counts as `account`: a route that nobody thought about is closed. */
    access?: Access;
    /** What this route refuses by itself, beside what every route of its sort can answer (platform/http/refusals.ts). */
    refusals?: readonly ErrorMaker[];
    /** Takes an Idempotency-Key: its handler goes through `once` (platform/idempotency/once.ts). */
    once?: boolean;
    /** Other sites may post here: cookies that come along count for nothing. */
    anySite?: boolean;
  }
  interface FastifyRequest {
    actor: Actor;
  }
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sid: string; exp: number; iat: number };
  }
}
