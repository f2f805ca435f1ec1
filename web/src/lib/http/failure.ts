/** What may be written about a page that failed. */
export interface Failure {
  name: string;
  code?: string;
  frames: string[];
}

/**
 * Name, code and frames of an error. Its message is left out, here and at the head of its stack: messages quote what was being
 * worked on, and that may be what somebody wrote.
 */
export function describeFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(error.code) ? error.code : undefined;
  return { name: error.constructor.name, ...(code ? { code } : {}), frames: framesOf(error) };
}

function framesOf({ message, stack = '' }: Error): string[] {
  const head = stack.indexOf(message);
  // A message that was changed afterwards cannot be told from the frames.
  if (head < 0) return [];
  return stack
    .slice(head + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}
