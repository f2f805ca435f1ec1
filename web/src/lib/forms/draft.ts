import type { Attachment } from 'svelte/attachments';

const prefix = 'handreich.draft.';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controls(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>('input:not([type="hidden"]), textarea, select')].filter(({ name }) => name !== '');
}

interface Options {
  name: string;
  /** The form came back from the server with what was typed: that is newer than any draft. */
  fresh: boolean;
  restored: () => void;
}

/** Keeps what is typed into a form in this browser until it was sent, and brings it back. */
export function keepDraft({ name, fresh, restored }: Options): Attachment<HTMLFormElement> {
  return (form) => {
    if (fresh && fill(form, read(name))) restored();
    const save = () => {
      const typed = Object.fromEntries(controls(form).map((control) => [control.name, control.value]));
      store(name, typed['title'] || typed['body'] ? typed : undefined);
    };
    form.addEventListener('input', save);
    return () => form.removeEventListener('input', save);
  };
}

function fill(form: HTMLFormElement, draft: Record<string, string> | undefined): boolean {
  // On a slow phone someone may have begun to write before this ran.
  const begun = controls(form).some((control) => 'defaultValue' in control && control.value !== control.defaultValue);
  if (draft === undefined || begun) return false;
  for (const control of controls(form)) {
    const value = draft[control.name];
    if (value === undefined) continue;
    control.value = value;
    // A part that shows the value in its own way hears of it.
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return true;
}

function read(name: string): Record<string, string> | undefined {
  try {
    return (JSON.parse(localStorage.getItem(prefix + name) ?? 'null') as Record<string, string> | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function store(name: string, draft: Record<string, string> | undefined): void {
  try {
    if (draft === undefined) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing (private window, full disk) still posts.
  }
}

export const dropDraft = (name: string): void => store(name, undefined);

/** On a shared phone nothing may stay behind. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
