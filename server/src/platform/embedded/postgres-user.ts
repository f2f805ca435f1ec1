import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartProblem } from '../errors/start-problem.ts';

/** How to run PostgreSQL's programs, which refuse to run as root. */
export interface RunAs {
  /** Set when they run as another user than this process. */
  user?: { uid: number; gid: number };
  /** Command and arguments to hand to spawn, together with `user`. */
  wrap(program: string, args: string[]): { command: string; args: string[]; uid?: number; gid?: number };
}

const DAC_OVERRIDE = 1n << 1n;
const DAC_READ_SEARCH = 1n << 2n;

/**
 * Chooses the user: this one, or for root the owner of `ownedLike` (first that is not root), else nobody.
 * Where that user may not pass a folder above one of `paths`, the programs get the capability to pass it.
 * @throws StartProblem naming the folder to open when that cannot work
 */
export function chooseUser({ ownedLike, paths }: { ownedLike: string[]; paths: string[] }): RunAs {
  if (process.getuid?.() !== 0) return { wrap: (command, args) => ({ command, args }) };
  const owners = ownedLike.map((path) => statSync(path, { throwIfNoEntry: false })).filter((stat) => stat?.uid);
  const user = owners[0] ? { uid: owners[0].uid, gid: owners[0].gid } : nobody();
  const closed = paths.map((path) => closedFolder(path, user)).find((path) => path !== undefined);
  if (closed === undefined) return { user, wrap: (command, args) => ({ command, args, ...user }) };
  const bridge = bridgeArguments(user);
  if (!bridge) {
    throw new StartProblem(`The database runs as user ${user.uid}, not as root, and may not pass the folder ${closed}.`, `Open it with: chmod o+x ${closed}`);
  }
  return { user, wrap: (program, args) => ({ command: 'setpriv', args: [...bridge, program, ...args] }) };
}

/** The folder nearest to the root of the file system that `user` may not pass on the way to `path`. */
export function closedFolder(path: string, user: { uid: number; gid: number }): string | undefined {
  const above = dirname(path);
  if (above !== path) {
    const higher = closedFolder(above, user);
    if (higher !== undefined) return higher;
  }
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return undefined;
  const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001;
  return stat.mode & bit ? undefined : path;
}

function nobody(): { uid: number; gid: number } {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : { uid: 65534, gid: 65534 };
}

/** Reading and searching is all that is needed; containers often grant only the wider capability. */
function bridgeArguments({ uid, gid }: { uid: number; gid: number }): string[] | undefined {
  const held = heldCapabilities();
  const names = [held & DAC_READ_SEARCH && 'dac_read_search', held & DAC_OVERRIDE && 'dac_override'];
  for (const name of names) {
    if (!name) continue;
    const ids = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
    const args = [...ids, `--inh-caps=+${name}`, `--ambient-caps=+${name}`, '--'];
    if (spawnSync('setpriv', [...args, 'true'], { stdio: 'ignore' }).status === 0) return args;
  }
  return undefined;
}

function heldCapabilities(): bigint {
  try {
    const mask = /^CapPrm:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return BigInt(`0x${mask ?? '0'}`);
  } catch {
    return 0n;
  }
}
