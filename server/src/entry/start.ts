import { fileURLToPath } from 'node:url';
import { reasonOf, StartProblem } from '../platform/errors/start-problem.ts';
import { createLifecycle, Interrupted } from './start/lifecycle.ts';
import { createSteps } from './start/steps.ts';

// `npm start`: the portal with everything it needs, in one process.
const root = fileURLToPath(new URL('../../..', import.meta.url));
const complain = (line: string) => process.stderr.write(`${line}\n`);
const steps = createSteps(process.stdout);
const lifecycle = createLifecycle({
  limitMs: 25_000,
  graceMs: 5000,
  onProblem: (name, reason) => complain(`Could not stop ${name}: ${reasonOf(reason)}.`),
});

// A terminal that is closed takes its output along; the portal still has to stop in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

// npm passes a signal on that the terminal has sent already: the second one means nothing.
let ending: Promise<never> | undefined;
function end(code: number): Promise<never> {
  return (ending ??= lifecycle.stop().then(() => process.exit(code)));
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!ending) steps.say('\nStopping …');
    void end(0);
  });
}
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    void end(1);
  });
}

try {
  // Most of a second goes into reading the program: a signal in it must find the handlers above.
  const { readConfig } = await import('../platform/config/config.ts');
  const { startPortal } = await import('./start/start-portal.ts');
  const config = readConfig(process.env);
  await lifecycle.during(() => startPortal({ config, root, lifecycle, steps }));
} catch (error) {
  // What a signal broke off on its way is not a problem of the start.
  if (error instanceof Interrupted || lifecycle.signal.aborted) await end(0);
  if (error instanceof StartProblem) complain(error.line);
  else complain(`Handreich could not start: ${error instanceof Error ? error.stack : String(error)}`);
  await end(1);
}
