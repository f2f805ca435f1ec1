import { StartProblem } from '../platform/errors/start-problem.ts';

/** Runs work that is broken off by Ctrl-C or SIGTERM in good order: it leaves nothing half done behind. A second signal means nothing (npm passes them on twice). */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new StartProblem('Interrupted; nothing was kept.'));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, interrupt);
  try {
    return await work(interruption.signal);
  } catch (error) {
    throw interruption.signal.aborted ? (interruption.signal.reason as Error) : error;
  } finally {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(name, interrupt);
  }
}
