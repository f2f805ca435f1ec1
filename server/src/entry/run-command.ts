import { DomainError, InvalidInput } from '../platform/errors/domain-error.ts';
import { loadCatalogue } from '../platform/i18n/catalogue.ts';
import { StartProblem, reasonOf } from '../platform/errors/start-problem.ts';

/**
 * Runs a command: what its operator can mend is said in one sentence on standard error, and the exit code is 1. So is an output that was not
 * taken to its end; only where it `printsOnly` lines for people, whoever reads may have seen enough of them (`| head`).
 */
export async function runCommand(work: () => Promise<void>, { printsOnly = false }: { printsOnly?: boolean } = {}): Promise<void> {
  let isCut = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (printsOnly && error.code === 'EPIPE') process.exit(0);
    if (!isCut) complain(`The output was not taken to its end (${error.code}): what came out is not whole.`);
    isCut = true;
  });
  try {
    await work();
  } catch (error) {
    if (!isCut) complain(await sentenceOf(error));
  }
}

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

async function sentenceOf(error: unknown): Promise<string> {
  if (error instanceof StartProblem) return error.line;
  if (error instanceof InvalidInput) return `${error.errors.map(({ path, message }) => `${path.slice(1)} ${message}`).join('; ')}.`;
  if (error instanceof DomainError) return `Not done: ${await inWords(error)}`;
  return `Something went wrong: ${reasonOf(error)}`;
}

/** What the pages say about it, in English. */
async function inWords({ code, params }: DomainError): Promise<string> {
  const plain = `${code.split('.').join(', ').replaceAll('_', ' ')}.`;
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '')]));
  try {
    const catalogue = await loadCatalogue({ lenient: true });
    return catalogue.has('en', `errors.${code}`) ? catalogue.translate('en', `errors.${code}`, values) : plain;
  } catch {
    return plain;
  }
}
