/** The steps of setup: install, check, build. Each says in one line what it does and how long it took; done before, it is silent. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, isStamped, sourcesOf, stamp } from './stamp.mjs';

const home = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs what is needed, in order, and stops at the first failure.
 *
 * @param {{ check: boolean, root?: string }} options  check: types of everything, tests included
 * @returns {number} exit code
 */
export function setUp({ check, root = home }) {
  const lock = lockPrint(root);
  const steps = [
    () => install(root, lock),
    ...(check ? [() => typeCheck(root)] : []),
    () => build(root, lock, check),
  ];
  for (const step of steps) {
    const code = step();
    if (code !== 0) return code;
  }
  return 0;
}

/**
 * What the installed packages depend on: the lockfile, and the platform whose optional binaries npm picks.
 *
 * @param {string} root
 * @returns {string} SHA-256, hex
 */
export function lockPrint(root) {
  const major = process.versions.node.split('.')[0] ?? '';
  return fingerprint(root, ['package-lock.json'], [process.platform, process.arch, `node ${major}`]);
}

/**
 * Where the stamp of the installed packages is: inside their folder, so that it goes when they go.
 *
 * @param {string} root
 */
export function installStamp(root) {
  return join(root, 'node_modules', '.ordersense-installed');
}

/**
 * The npm that started us, or the one on the path. Another package manager's own path is not taken: it knows no `ci`.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmOf(env) {
  const path = env['npm_execpath'];
  if (path !== undefined && basename(path) === 'npm-cli.js')
    return { command: process.execPath, args: [path], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

function install(root, lock) {
  if (isStamped(installStamp(root), lock)) return 0;
  const npm = npmOf(process.env);
  return timed(
    'installing the locked packages (about 20 s the first time)',
    'install',
    'installed',
    () =>
      spawnSync(
        npm.command,
        [
          ...npm.args,
          'ci',
          // Neither package with an install script needs it; a user's npmrc may leave out dev or optional ones, or lockfiles.
          '--ignore-scripts',
          '--include=dev',
          '--include=optional',
          '--package-lock',
          '--no-audit',
          '--no-fund',
          '--loglevel=error',
        ],
        // npm's own output is kept off stdout: that is the program's.
        { cwd: root, stdio: ['ignore', 2, 2], shell: npm.shell },
      ),
    () => stamp(installStamp(root), lock),
  );
}

function typeCheck(root) {
  return timed('', 'type check', 'types checked', () => tsc(root, ['--noEmit', '-p', 'tsconfig.json']));
}

/** Sources whose types do not fit are not built. */
function build(root, lock, typesChecked) {
  const bundler = join('scripts', 'setup', 'bundle.mjs');
  const configs = ['tsconfig.json', 'tsconfig.build.json', bundler];
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8'));
  const print = fingerprint(root, [...configs, ...sourcesOf(root, include)], [lock]);
  const mark = join(root, 'dist', '.built-from');
  if (isStamped(mark, print)) return 0;
  return timed(
    '',
    'build',
    'built',
    () => {
      const types = typesChecked ? { status: 0 } : tsc(root, ['--noEmit', '-p', 'tsconfig.build.json']);
      return types.status === 0 ? node(root, [join(root, bundler)]) : types;
    },
    () => stamp(mark, print),
  );
}

function tsc(root, args) {
  return node(root, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...args]);
}

function node(root, args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
}

function timed(before, name, after, run, then = () => {}) {
  const start = performance.now();
  if (before !== '') console.error(`setup: ${before}`);
  const { status, error, signal } = run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (status === 0) {
    then();
    console.error(`setup: ${after} in ${seconds} s`);
    return 0;
  }
  const why = error?.message ?? (signal ? `ended by ${signal}` : `exit code ${status}`);
  console.error(`setup: ${name} failed after ${seconds} s: ${why}`);
  return status ?? 1;
}
