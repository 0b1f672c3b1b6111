/** `npm run dashboards`: writes provisioning/dashboards/ from dashboards/*.ts, and docs/sql.md from the public views. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

register('../bench/typescript-hook.mjs', import.meta.url);
const { provisionedFiles } = await import('./provisioned.ts');
const { sqlPage } = await import('./sql-page.ts');
for (const [path, text] of provisionedFiles()) {
  const file = fileURLToPath(new URL(`provisioning/dashboards/${path}`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
writeFileSync(fileURLToPath(new URL('../docs/sql.md', import.meta.url)), sqlPage());
