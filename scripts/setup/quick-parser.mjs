/** The parser library in one file, beside the built modules. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives `dist` a `node_modules/chevrotain` of its own: the single-file build that the package ships but does not
 * export. Its 680 modules take a third of a second to load at every start, the one file 20 ms. Where the copy is
 * missing (an installed package has none), Node finds the package itself as ever.
 *
 * @param {string} root
 */
export function quickParser(root) {
  const bundle = join(root, 'node_modules', 'chevrotain', 'lib', 'chevrotain.mjs');
  if (!existsSync(bundle)) return;
  const folder = join(root, 'dist', 'node_modules', 'chevrotain');
  mkdirSync(folder, { recursive: true });
  copyFileSync(bundle, join(folder, 'chevrotain.mjs'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'chevrotain', type: 'module', exports: './chevrotain.mjs' }),
  );
}
