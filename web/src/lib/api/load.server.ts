import { error } from '@sveltejs/kit';
import { ApiError } from './problem.ts';

/** Runs a page's questions to the API; a problem becomes the error page of its status. */
export async function loading<Data>(run: () => Promise<Data>): Promise<Data> {
  try {
    return await run();
  } catch (problem) {
    if (!(problem instanceof ApiError)) throw problem;
    const { status, code } = problem.problem;
    // A broken link is a page that is not there.
    error(status === 400 ? 404 : status, code);
  }
}
