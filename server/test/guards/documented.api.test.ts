import { expect, test } from 'vitest';
import { knownErrorCodes } from '../../src/platform/errors/define-errors.ts';
import { usePortal } from '../portal.ts';
import { routesOf } from '../routes.ts';

const portal = usePortal();

/** Answer everything below /api that is no route of the API: the document itself, its reader's page, and 404 for the rest. */
const undocumented = /^\/api(\/|\/\*|\/docs.*|\/openapi\.json)?$/;
const own = () => routesOf(portal.app).filter(({ url }) => url.startsWith('/api') && !undocumented.test(url));
const operationOf = ({ method, url }: { method: string; url: string }) =>
  portal.document.routes.find((route) => route.method === method && route.path === url.replaceAll(/:(\w+)/g, '{$1}'))?.operation;

test('every route has an operation with an id of its own, a summary, a tag and an answer', () => {
  const faults = own().filter((route) => {
    const operation = operationOf(route);
    const answers = Object.entries(operation?.responses ?? {}).filter(([status]) => /^[23]\d\d$/.test(status));
    return !operation?.operationId || !operation.summary || !operation.tags?.length || answers.length === 0;
  });
  expect(faults).toEqual([]);
  const ids = portal.document.routes.map(({ operation }) => operation.operationId);
  expect(ids.length).toBe(own().length);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every route says which refusals it can answer, each as a problem with codes that exist', () => {
  const faults = own().flatMap((route) => {
    const { responses = {}, requestBody, parameters = [], security } = operationOf(route) ?? {};
    const name = `${route.method} ${route.url}`;
    const expected = ['401', '503', ...(requestBody || parameters.length > 0 ? ['400'] : []), ...(route.url.includes(':') ? ['404'] : [])];
    if (route.method !== 'GET') expected.push('403', '413', '415');
    return [
      ...expected.filter((status) => !responses[status]).map((status) => `${name} hides ${status}`),
      ...Object.entries(responses)
        .filter(([status]) => Number(status) >= 400)
        .flatMap(([status, response]) => {
          const codes = response['x-codes'] ?? [];
          const isProblem = response.content?.['application/problem+json']?.schema.$ref === '#/components/schemas/Problem';
          return isProblem && codes.length > 0 && codes.every((code) => knownErrorCodes.has(code)) ? [] : [`${name} ${status}`];
        }),
      // Who may call it is said twice, by what it asks for and by what it answers without.
      ...((security !== undefined) === (responses['401']?.['x-codes'] ?? []).includes('http.sign_in') ? [] : [`${name} security`]),
    ];
  });
  expect(faults).toEqual([]);
});

test('an answer that the document does not promise is noticed by every test that calls the API', () => {
  const request = { method: 'GET', url: '/api/health/live' };
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const problem = { type: 'urn:handreich:problem:http.not_found', title: 'Not found', status: 404, detail: 'http: not found', code: 'http.not_found' };
  const asProblem = { 'content-type': 'application/problem+json; charset=utf-8' };
  expect(portal.document.faultsOf(request, { status: 200, headers: json, body: { status: 'ok' } })).toEqual([]);
  expect(portal.document.faultsOf(request, { status: 200, headers: json, body: { status: 'ill' } })).toHaveLength(1);
  expect(portal.document.faultsOf(request, { status: 201, headers: json, body: {} })).toHaveLength(1);
  expect(portal.document.faultsOf(request, { status: 404, headers: asProblem, body: problem })).toHaveLength(1);
  expect(portal.document.faultsOf(request, { status: 404, headers: json, body: problem })).toHaveLength(1);
  expect(portal.document.faultsOf({ method: 'GET', url: '/api/nothing' }, { status: 404, headers: asProblem, body: problem })).toEqual([]);
  expect(portal.document.faultsOf({ method: 'GET', url: '/api/nothing' }, { status: 404, headers: asProblem, body: { ...problem, status: 400 } })).toHaveLength(
    1,
  );
});
