/**
 * Keeps an answer that is the same for everybody, so that not every page asks for it anew.
 * Concurrent callers share one question; a failed one is not kept.
 */
export function keepAWhile<Input, Answer>(milliseconds: number, ask: (input: Input) => Promise<Answer>) {
  let kept: { answer: Promise<Answer>; until: number } | undefined;
  return (input: Input): Promise<Answer> => {
    if (kept !== undefined && kept.until > Date.now()) return kept.answer;
    const answer = ask(input);
    const mine = { answer, until: Date.now() + milliseconds };
    kept = mine;
    answer.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return answer;
  };
}
