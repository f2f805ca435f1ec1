import type { ActionResult, SubmitFunction } from '$app/forms';
import { connection } from './connection.svelte.ts';

/** After how many seconds a form that the portal was too busy for is sent again. Its key keeps what it asks for from happening twice. */
const AGAIN_SECONDS = [2, 5];

/**
 * For `use:enhance`: a second click while the form is on its way sends nothing, and a form that did its work is empty when
 * the page comes back to it. A refused form stays as it is. While the portal is too busy the form waits a little and is sent again.
 * Without an answer the page stays, with what was typed, and says so (routes/Offline.svelte).
 */
export function sendOnce(after?: (result: ActionResult) => void): SubmitFunction {
  let again = 0;
  return ({ formElement, submitter, cancel }) => {
    if (formElement.ariaBusy === 'true') {
      cancel();
      return undefined;
    }
    formElement.ariaBusy = 'true';
    return async ({ result, update }) => {
      const seconds = result.type === 'error' && result.status === 503 ? AGAIN_SECONDS[again++] : undefined;
      if (seconds !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        formElement.ariaBusy = null;
        if (formElement.isConnected) formElement.requestSubmit(submitter);
        return;
      }
      again = 0;
      connection.unanswered = result.type === 'error' && result.status === undefined;
      if (connection.unanswered) {
        formElement.ariaBusy = null;
        return;
      }
      after?.(result);
      if (result.type === 'redirect') formElement.reset();
      await update();
      formElement.ariaBusy = null;
    };
  };
}
