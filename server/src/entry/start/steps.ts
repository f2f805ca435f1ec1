/** Shows what a start does while it does it. */
export interface Steps {
  /** Runs `work` under a line that says what it does. `chatty` work writes lines of its own in between. */
  run<T>(label: string, work: () => Promise<T> | T, options?: { chatty?: boolean }): Promise<T>;
  /** A line of its own. */
  say(line: string): void;
}

export interface StepsOutput {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** On a terminal a finished step gets a check mark and its milliseconds; elsewhere each is one plain line. */
export function createSteps(output: StepsOutput, now: () => number = () => performance.now()): Steps {
  const say = (line: string) => void output.write(`${line}\n`);
  return {
    say,
    async run(label, work, { chatty = false } = {}) {
      if (!output.isTTY) {
        say(label);
        return work();
      }
      const began = now();
      output.write(chatty ? `… ${label}\n` : `… ${label}`);
      const line = (mark: string) => output.write(`${chatty ? '' : '\r\u001B[K'}${mark} ${label}`);
      try {
        const result = await work();
        line('✓');
        say(` (${Math.round(now() - began)} ms)`);
        return result;
      } catch (error) {
        line('✗');
        say('');
        throw error;
      }
    },
  };
}
