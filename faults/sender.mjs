/** One process of fault 12: `node faults/sender.mjs <PostgreSQL or folder> <platform> <data folder>`; works from its first line of input to the end of it. */
import { register } from 'node:module';

register('../bench/typescript-hook.mjs', import.meta.url);
const { workAsSender } = await import('./sender.ts');
const [store = '', platform = '', data = ''] = process.argv.slice(2);
await workAsSender(store, platform, data);
