/** `npm run bench -- <name> [--json]`, see main.ts. */
import { register } from 'node:module';

register('./typescript-hook.mjs', import.meta.url);
await import('./main.ts');
