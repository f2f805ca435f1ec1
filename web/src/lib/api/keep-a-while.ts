/**
 * Keeps an answer that is the same for everybody, so that not every page asks for it anew. Concurrent callers share one
 * question. A failed question is not kept: while the API does not answer, the last good answer goes on serving.
 */
export function keepAWhile<Input, Answer>(milliseconds: number, ask: (input: Input) => Promise<Answer>) {
  let kept: { answer: Promise<Answer>; until: number } | undefined;
  let good: { answer: Answer } | undefined;

  async function askAgain(input: Input): Promise<Answer> {
    try {
      const answer = await ask(input);
      good = { answer };
      return answer;
    } catch (error) {
      kept = undefined;
      if (good === undefined) throw error;
      return good.answer;
    }
  }

  return (input: Input): Promise<Answer> => {
    if (kept === undefined || kept.until <= Date.now()) kept = { answer: askAgain(input), until: Date.now() + milliseconds };
    return kept.answer;
  };
}
