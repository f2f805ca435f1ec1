import type { RequestEvent } from '@sveltejs/kit';
import createClient, { type Client } from 'openapi-fetch';
import { passOnCookies, cookieHeader } from './cookies.ts';
import { ApiError, toProblem, unreachable } from './problem.ts';
import type { paths } from './schema.generated.ts';

export type Api = Client<paths>;

type Caller = Pick<RequestEvent, 'platform' | 'cookies' | 'request'>;

/** A base that no call ever reaches by itself: inside the portal only the path counts. */
const insideBase = 'http://api.internal';

/** The API as the visitor of this request: with their cookies, address and request id. */
export function createApi(event: Caller): Api {
  return createClient<paths>({ baseUrl: insideBase, fetch: (request) => callApi(event, request) });
}

/**
 * Hands a request to the API: in the portal straight to Fastify, while developing over HTTP.
 * Cookies of the answer go on to the browser. Raises ApiError when nobody answers.
 */
export async function callApi(event: Caller, request: Request): Promise<Response> {
  const cookies = cookieHeader(event.cookies);
  if (cookies !== '') request.headers.set('cookie', cookies);
  let response: Response;
  try {
    response = await send(event, request);
  } catch {
    throw new ApiError(unreachable);
  }
  passOnCookies(response, event.cookies);
  return response;
}

function send(event: Caller, request: Request): Promise<Response> {
  const inside = event.platform?.req.handreich;
  if (inside !== undefined) return inside.fetch(request);
  const { pathname, search } = new URL(request.url);
  const base = process.env['API_URL'] ?? 'http://127.0.0.1:3000';
  return fetch(new Request(new URL(pathname + search, base), request));
}

interface Result<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The body of a successful answer. Raises ApiError with the problem otherwise. */
export async function take<Data>(pending: Promise<Result<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await pending;
  if (!response.ok) {
    throw new ApiError(toProblem(response.status, error, response.headers.get('retry-after')));
  }
  return data as NonNullable<Data>;
}
