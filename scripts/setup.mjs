/**
 * Makes a checkout ready: dependencies as locked, `dist` built. With `--check`, types are checked too (tests included).
 * Runs before anything is installed, so it is plain JavaScript and this file parses on any Node that knows modules.
 */
const wanted = [20, 19];
const has = process.versions.node.split('.').map(Number);

if (has[0] < wanted[0] || (has[0] === wanted[0] && has[1] < wanted[1])) {
  console.error(
    `setup: this is Node ${process.versions.node}, and OrderSense needs ${wanted.join('.')} or newer: ` +
      'install it (`nvm install` reads .nvmrc) and run the command again',
  );
  process.exitCode = 1;
} else {
  import('./setup/steps.mjs').then(({ setUp }) => {
    process.exitCode = setUp({ check: process.argv.includes('--check') });
  });
}
