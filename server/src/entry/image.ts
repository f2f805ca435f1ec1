/** What the image can be told to do: `run.ts NAME …` runs the file of that name beside it. */
export const commands = ['web', 'worker', 'migrate', 'admin', 'backup', 'restore'];

/** How long a process takes at most to end by itself: all its parts together, and then what is left of them. Whoever stops a container waits longer. */
export const STOP_LIMIT_SECONDS = 25;
export const STOP_GRACE_SECONDS = 5;
