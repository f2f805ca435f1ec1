import lighthouse from 'lighthouse';

/** What Lighthouse found about one page. Scores are of 100; a private page has no score for search engines, they are not to list it. */
export interface Measured {
  performance: number;
  accessibility: number;
  bestPractices: number;
  seo: number | undefined;
  lcpMs: number;
  cls: number;
  bytes: number;
  scriptBytes: number;
  requests: number;
  /** What costs points, and requests to anywhere else. */
  notes: string[];
}

export interface Page {
  name: string;
  url: string;
  /** For pages of signed-in people. */
  cookie?: string;
  isPrivate?: boolean;
}

const RUNS = 3;

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];
interface NetworkRequest {
  url: string;
  transferSize: number;
  resourceType?: string;
}

/** The median of three runs with Lighthouse's own phone and line; what does not vary is asked for once. */
export async function measurePage(port: number, page: Page): Promise<Measured> {
  const first = await run(port, page, ['performance', 'accessibility', 'best-practices', 'seo']);
  const runs = [first];
  while (runs.length < RUNS) runs.push(await run(port, page, ['performance']));
  const median = (of: (result: Result) => number) => runs.map(of).sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
  const requests =
    (first.audits['network-requests']?.details as { items: NetworkRequest[] } | undefined)?.items.filter(({ url }) => url.startsWith('http')) ?? [];
  const sum = (some: NetworkRequest[]) => some.reduce((total, { transferSize }) => total + transferSize, 0);
  return {
    performance: median((result) => score(result, 'performance')),
    accessibility: score(first, 'accessibility'),
    bestPractices: score(first, 'best-practices'),
    seo: page.isPrivate ? undefined : score(first, 'seo'),
    lcpMs: median((result) => result.audits['largest-contentful-paint']?.numericValue ?? Number.NaN),
    cls: median((result) => result.audits['cumulative-layout-shift']?.numericValue ?? Number.NaN),
    bytes: sum(requests),
    scriptBytes: sum(requests.filter(({ resourceType }) => resourceType === 'Script')),
    requests: requests.length,
    notes: [...foreign(requests, page.url), ...lost(first, page)],
  };
}

async function run(port: number, { url, cookie }: Page, onlyCategories: string[]): Promise<Result> {
  const answer = await lighthouse(url, {
    port,
    onlyCategories,
    logLevel: 'error',
    output: 'json',
    ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
  });
  if (!answer) throw new Error(`Lighthouse said nothing about ${url}.`);
  const { runtimeError } = answer.lhr;
  if (runtimeError) throw new Error(`Lighthouse failed at ${url}: ${runtimeError.message}`);
  return answer.lhr;
}

const score = ({ categories }: Result, id: string): number => Math.round((categories[id]?.score ?? 0) * 100);

function foreign(requests: NetworkRequest[], url: string): string[] {
  const { origin } = new URL(url);
  return requests.filter((request) => new URL(request.url).origin !== origin).map((request) => `foreign request: ${request.url}`);
}

/** Every check that costs a point, outside the pace, which has its own columns. */
function lost({ categories, audits }: Result, { isPrivate }: Page): string[] {
  const ids = ['accessibility', 'best-practices', ...(isPrivate ? [] : ['seo'])];
  return ids.flatMap((id) =>
    (categories[id]?.auditRefs ?? [])
      .filter(({ id: audit, weight }) => weight > 0 && (audits[audit]?.score ?? 1) < 1)
      .map(({ id: audit }) => `${id}: ${audit}, ${audits[audit]?.title ?? ''}`),
  );
}
