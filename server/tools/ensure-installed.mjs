// Runs before every command: installs the packages when they are missing or not those of the lockfile, and makes
// sure that a Node that can run the rest is there. Knows no package and no syntax newer than Node 20. Writes to
// standard error only, because the output of some commands is data.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const NODE_MAJOR = 24;
const STALE_LOCK_MS = 30_000;
const runtimeCommands = new Set(['web', 'worker', 'migrate', 'admin', 'backup', 'restore']);
const root = fileURLToPath(new URL('../..', import.meta.url));
const lockFile = join(root, '.installing');

if (!isInstalled()) await installAlone();
const version = nodeVersion();
if (Number.parseInt(version, 10) < NODE_MAJOR) {
  fail(`Handreich needs Node ${NODE_MAJOR} or later and found ${version}: install it from https://nodejs.org and run the command again.`);
}

/** npm writes its own list last, so a missing or different list is an install that is missing, old or was cut off. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  if (!wanted) fail(`The file ${join(root, 'package-lock.json')} is missing or damaged: restore it and run the command again.`);
  const installed = readPackages('node_modules/.package-lock.json');
  if (!installed) return false;
  // An installation that only runs the portal has no tools, and these commands need none.
  const withoutTools = process.env.NODE_ENV === 'production' || runtimeCommands.has(process.env.npm_lifecycle_event);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || !path.includes('node_modules/')) return true;
    const found = installed[path];
    if (!found) return entry.optional || entry.devOptional || (entry.dev && withoutTools);
    return found.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, path, 'package.json'));
  });
}

function readPackages(name) {
  try {
    return JSON.parse(readFileSync(join(root, name), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Two installs in one folder would delete each other's files: the second waits for the first and looks again. */
async function installAlone() {
  let told = false;
  while (!takeLock()) {
    if (!told) say('Waiting for another command that installs the packages …');
    told = true;
    await sleep(200);
  }
  try {
    if (!isInstalled()) await install();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function takeLock() {
  try {
    writeFileSync(lockFile, `${hostname()} ${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') fail(`The packages cannot be installed in ${root} (${error.message}): run the command as a user who may write there.`);
    dropStaleLock();
    return false;
  }
}

/** The holder touches its lock every second; on this machine its process can be asked too. */
function dropStaleLock() {
  try {
    const content = readFileSync(lockFile, 'utf8');
    const [host, pid] = content.split(' ');
    const old = Date.now() - statSync(lockFile).mtimeMs > STALE_LOCK_MS;
    if (!old && !(host === hostname() && !isAlive(Number(pid)))) return;
    const aside = `${lockFile}.${process.pid}`;
    renameSync(lockFile, aside);
    // Somebody else may have replaced it in between: then it goes back.
    if (readFileSync(aside, 'utf8') !== content) linkSync(aside, lockFile);
    rmSync(aside, { force: true });
  } catch {
    // It went by itself.
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function install() {
  say('Installing the packages with npm ci (a minute or two the first time) …');
  const beat = setInterval(() => utimesSync(lockFile, new Date(), new Date()), 1000);
  const { code, reason } = await runNpm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
  ]);
  clearInterval(beat);
  if (code !== 0) {
    rmSync(lockFile, { force: true });
    fail(`The packages could not be installed (npm ci ${reason}): check the network connection and the free disk space and run the command again.`);
  }
}

/** With the npm that started this script, which need not be on the path. */
function runNpm(args) {
  const own = process.env.npm_execpath ?? '';
  const [command, first] = /npm-cli\.js$/.test(own) ? [process.execPath, [own]] : ['npm', []];
  const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  // The terminal signals npm as well; this process stays to tidy up.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, reason: `could not be run: ${error.message}` }));
    child.once('exit', (code, signal) => resolve({ code, reason: signal ? `was ended by ${signal}` : `ended with code ${code}` }));
  });
}

/** The version of the `node` that npm's scripts find: the installed one, or the machine's own where there is none. */
function nodeVersion() {
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) return process.versions.node;
  const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const { stdout } = spawnSync('node', ['--version'], { env: { ...process.env, PATH }, encoding: 'utf8' });
  return stdout?.trim().replace(/^v/, '') || process.versions.node;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line) {
  say(line);
  process.exit(1);
}
