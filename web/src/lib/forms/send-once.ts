import type { ActionResult, SubmitFunction } from '$app/forms';

/**
 * For `use:enhance`: a second click while the form is on its way sends nothing, and a form that did its work is empty when
 * the page comes back to it. A refused form stays as it is.
 */
export function sendOnce(after?: (result: ActionResult) => void): SubmitFunction {
  return ({ formElement, cancel }) => {
    if (formElement.ariaBusy === 'true') {
      cancel();
      return undefined;
    }
    formElement.ariaBusy = 'true';
    return async ({ result, update }) => {
      after?.(result);
      if (result.type === 'redirect') formElement.reset();
      await update();
      formElement.ariaBusy = null;
    };
  };
}
