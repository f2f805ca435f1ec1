import type { ApiDocument } from '../documented.ts';
import type { Answer } from '../portal.ts';
import type { Case } from './requests.ts';
import type { Secret } from './world.ts';

/** Words that only a program says to itself: stacks, paths, statements, and what the database complains about. */
const inward = [
  /\n\s+at \S/,
  /node_modules/,
  /server\/src\//,
  /\.ts:\d+/,
  /Failed query/i,
  /drizzle/i,
  /PostgresError/,
  /violates [\w-]+ constraint/,
  /duplicate key value/,
  /\brelation "/,
  /postgres(ql)?:\/\//,
  /a secret of tests/,
];

/** Who signs in is shown themselves, whoever they were before. */
const signsIn = new Set(['POST /api/sessions', 'POST /api/sessions/refresh']);

/** All that is wrong with an answer; nothing when it is what was promised to whoever asked. */
export function faultsOf(
  one: Case,
  sent: { method: string; url: string; body?: string },
  answer: Answer<unknown>,
  document: ApiDocument,
  secrets: Secret[],
): string[] {
  const faults = answer.status >= 500 ? [`answered ${answer.status}`] : [];
  faults.push(...document.faultsOf(sent, answer));
  const said = `${JSON.stringify(answer.headers)}\n${typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)}`;
  // What came in with the request may be said again.
  faults.push(...inward.filter((pattern) => pattern.test(said) && !pattern.test(`${sent.url}\n${sent.body}`)).map((pattern) => `says ${pattern.source}`));
  if (signsIn.has(one.route) && answer.status < 300) return faults;
  const shown = secrets.filter(
    ({ text, readers }) => said.includes(text) && !readers.includes(one.person) && !sent.body?.includes(text) && !sent.url.includes(text),
  );
  return [...faults, ...shown.map(({ text, readers }) => `shows ${text} of ${readers.join(' and ')} to ${one.person}`)];
}
