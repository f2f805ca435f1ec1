import type { Call } from './generate-load.ts';

const searches = ['', '?q=fahrrad', '?topic=furniture', '?place=kirchheim', '?q=wohnung&place=esslingen', '?kind=need'];
const of = (n: number) => searches[n % searches.length]!;

export const page = (n: number): Call => ({ method: 'GET', path: `/de/listings${of(n)}` });
export const list = (n: number): Call => ({ method: 'GET', path: `/api/listings${of(n)}` });

export const post =
  (authorization: string) =>
  (n: number): Call => ({
    method: 'POST',
    path: '/api/listings',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: n % 2 ? 'need' : 'offer',
      title: `Kinderfahrrad Nummer ${n}`,
      body: 'Für ein Kind von sieben Jahren, mit Licht.',
      topic: 'bicycle',
      place: 'esslingen-am-neckar',
      lang: 'de',
    }),
  });

/** What comes in on a busy day: three pages, one call of the API, and of twenty one posts. */
export const mixed = (authorization: string) => (n: number) => (n % 20 === 7 ? post(authorization)(n) : n % 4 === 0 ? list(n) : page(n));
