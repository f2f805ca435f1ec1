import { StartProblem } from '../errors/start-problem.ts';

/** The sentence for an error of `listen` that the operator can mend, or undefined when it is another error. */
export function listenProblem(error: unknown, host: string, port: number, setting = 'PORT'): StartProblem | undefined {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return new StartProblem(`Port ${port} on ${host} is in use.`, `Stop the program that uses it, or set ${setting} to another.`, { cause: error });
  if (code === 'EACCES') return new StartProblem(`Port ${port} on ${host} may not be used by this user.`, `Set ${setting} to 1024 or more.`, { cause: error });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartProblem(`This machine has no address ${host}.`, `Correct ${setting.replace('PORT', 'HOST')}.`, { cause: error });
  return undefined;
}
