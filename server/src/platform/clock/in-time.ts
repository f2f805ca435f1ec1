/**
 * The answer of `work`, or what `late` gives (or throws) when it has not come after `ms` milliseconds. The work itself goes on: whoever can end it does so
 * in `late`. What it throws in time is thrown on; afterwards nobody hears of it.
 */
export async function inTime<Answer, Late>(ms: number, work: PromiseLike<Answer>, late: () => Late): Promise<Answer | Late> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<Late>((resolve, reject) => {
    timer = setTimeout(() => {
      try {
        resolve(late());
      } catch (error) {
        reject(error as Error);
      }
    }, ms);
  });
  return Promise.race([work, enough]).finally(() => clearTimeout(timer));
}
