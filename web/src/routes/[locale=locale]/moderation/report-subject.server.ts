import { take, type Api } from '#lib/api/client.ts';
import { ApiError } from '#lib/api/problem.ts';
import type { Listing, Report } from '#lib/api/types.ts';
import type { Names } from '#lib/listings/names.server.ts';

/** `hidden` is undefined where the API does not tell the reader. */
export type ReportedListing = Pick<Listing, 'title' | 'lang' | 'status' | 'hidden'>;

/** A report with its place and, where it is about a listing that is still there, that listing's title. */
export async function withSubject(api: Api, names: Names, report: Report) {
  return { ...report, where: names.place(report.place), listing: await reportedListing(api, report) };
}

async function reportedListing(api: Api, { subject }: Report): Promise<ReportedListing | null> {
  if (subject.type !== 'listing') return null;
  try {
    const { title, lang, status, hidden } = await take(api.GET('/api/listings/{id}', { params: { path: { id: subject.id } } }));
    return { title, lang, status, hidden };
  } catch (error) {
    if (error instanceof ApiError && error.problem.status === 404) return null;
    throw error;
  }
}
