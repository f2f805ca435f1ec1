import { DomainError, InvalidInput } from '../platform/errors/domain-error.ts';
import { StartProblem, reasonOf } from '../platform/errors/start-problem.ts';

/** Runs a command: what its operator can mend is said in one sentence on standard error, and the exit code is 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  // Whoever reads the output may have seen enough of it (`| head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartProblem) return error.line;
  if (error instanceof InvalidInput) return `${error.errors.map(({ path, message }) => `${path.slice(1)} ${message}`).join('; ')}.`;
  if (error instanceof DomainError) return `Not done: ${error.code.split('.').join(', ').replaceAll('_', ' ')}.`;
  return `Something went wrong: ${reasonOf(error)}`;
}
