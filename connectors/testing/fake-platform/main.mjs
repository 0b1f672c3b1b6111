/**
 * The fake platform as a process, for runs from end to end:
 *
 *     node connectors/testing/fake-platform/main.mjs [--port 8480] [--latency 50-500] [--document FILE]
 *
 * It prints where it listens, and serves a page with the counts at `/-`; `control.ts` says what else.
 */
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

register('../../../bench/typescript-hook.mjs', import.meta.url);
const { fakePlatform } = await import('./fake-platform.ts');
const { values } = parseArgs({
  options: { port: { type: 'string' }, latency: { type: 'string' }, document: { type: 'string' } },
});
const latencyMs = values.latency?.split('-').map(Number);
const platform = await fakePlatform({
  port: Number(values.port ?? 8480),
  ...(latencyMs === undefined ? {} : { latencyMs: [latencyMs[0], latencyMs.at(-1)] }),
  ...(values.document === undefined ? {} : { document: parse(readFileSync(values.document, 'utf8')) }),
});
console.log(`listening on ${platform.origin}; counts at ${platform.origin}/-`);
process.on('SIGTERM', () => platform.close().then(() => process.exit(0)));
