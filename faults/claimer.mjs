/** One process of fault 13: `node faults/claimer.mjs <PostgreSQL> <platform>`; works from its first line of input to the end of it. */
import { register } from 'node:module';

register('../bench/typescript-hook.mjs', import.meta.url);
const { workAsClaimer } = await import('./claimer.ts');
const [store = '', platform = ''] = process.argv.slice(2);
await workAsClaimer(store, platform);
