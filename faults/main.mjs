/**
 * The fault lab: `npm run fault -- list | <number|name> | all [--count N] [--seconds N]`.
 *
 * The program that is tried is the built one (`npm run build`); the lab itself is TypeScript as it stands.
 */
import { existsSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

if (!existsSync(fileURLToPath(new URL('../dist/cli/main.js', import.meta.url)))) {
  console.error('fault: nothing is built: npm run build');
  process.exit(2);
}
register('../bench/typescript-hook.mjs', import.meta.url);
const { runLab } = await import('./lab.ts');
process.exit(await runLab(process.argv.slice(2)));
