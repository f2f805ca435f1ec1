import { take, type Api } from '#lib/api/client.ts';
import { ApiError } from '#lib/api/problem.ts';
import type { Report } from '#lib/api/types.ts';
import type { Names } from '#lib/listings/names.server.ts';

/** A report with the name of its place and, where it is about a listing that is still there, that listing's title. */
export async function withSubject(api: Api, names: Names, report: Report) {
  return { ...report, placeName: names.place(report.place), listing: await reportedListing(api, report) };
}

async function reportedListing(api: Api, { subject }: Report): Promise<{ title: string; lang: string } | null> {
  if (subject.type !== 'listing') return null;
  try {
    const { title, lang } = await take(api.GET('/api/listings/{id}', { params: { path: { id: subject.id } } }));
    return { title, lang };
  } catch (error) {
    if (error instanceof ApiError && error.problem.status === 404) return null;
    throw error;
  }
}
