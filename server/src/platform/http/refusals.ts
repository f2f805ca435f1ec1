import { httpErrors, inputErrors, onceErrors, requestErrors } from '../errors/common-errors.ts';
import type { ErrorMaker } from '../errors/define-errors.ts';
import type { Access } from './access.ts';
import { statusOf } from './problems.ts';

/** What a route says about itself, as Fastify hands it to `onRoute`. */
export interface DeclaredRoute {
  method: string | string[];
  url: string;
  schema?: { body?: unknown; querystring?: unknown; params?: unknown };
  config?: { access?: Access; refusals?: readonly ErrorMaker[]; once?: boolean };
}

/**
 * Every refusal that a route can answer: its own (`config.refusals`) and those that follow from what it takes and who may call it.
 * Gives the codes of each status, in ascending order of both.
 */
export function refusalsOf(route: DeclaredRoute): Map<number, string[]> {
  const { body, querystring, params } = route.schema ?? {};
  const writes = route.method !== 'GET' && route.method !== 'HEAD';
  const refusals: ErrorMaker[] = [
    // Somebody who says who they are is told when that no longer holds, also where a visitor would be served.
    httpErrors.bad_token,
    ...(route.config?.access === 'public' ? [] : [httpErrors.sign_in]),
    ...(body || querystring || params ? [inputErrors.invalid] : []),
    // An address that cannot be decoded or is too long never gets to the route.
    ...(params ? [httpErrors.not_found, requestErrors.malformed] : []),
    ...(writes ? [httpErrors.cross_site, requestErrors.malformed, requestErrors.too_large, requestErrors.unsupported_type] : []),
    ...(route.config?.once ? [onceErrors.key_malformed, onceErrors.key_reused] : []),
    httpErrors.unavailable,
    httpErrors.overloaded,
    ...(route.config?.refusals ?? []),
  ];
  const codes = Map.groupBy(new Map(refusals.map((refusal) => [refusal.code, refusal])).values(), statusOf);
  return new Map([...codes].sort(([one], [other]) => one - other).map(([status, makers]) => [status, makers.map(({ code }) => code).sort()]));
}
