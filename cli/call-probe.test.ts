/** `connectors check --call`: one probe is asked, or it is said what it would need. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FakePlatform, fakePlatform } from '../connectors/testing/fake-platform/fake-platform.ts';
import { callProbe } from './call-probe.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { toldIo } from './testing/told-io.ts';
import { CheckFailed, UsageError } from './usage-error.ts';

const folders = temporaryFolders('call');
let platform: FakePlatform;
beforeAll(async () => {
  platform = await fakePlatform();
});
afterAll(async () => {
  folders.removeAll();
  await platform.close();
});

async function called(question: string): Promise<string> {
  const folder = folders.make('project');
  writeFileSync(
    join(folder, 'ordersense.config.yaml'),
    `connectors:\n  platform: { use: openapi, document: delivery-platform, baseUrl: "${platform.origin}", allowPrivate: ["127.0.0.1/32"] }\n`,
  );
  const io = toldIo('en');
  try {
    await callProbe(folder, question, false, io);
  } catch (error) {
    if (error instanceof UsageError) return `${error.message}; ${error.help}`;
    if (!(error instanceof CheckFailed)) throw error;
  }
  return [...io.results, ...io.messages].join('\n');
}

test.each<[string, string, string]>([
  [
    'an answer is shown',
    'riders.health?place=seoul-gangnam',
    'riders.health  ok  true\nriders.health  latency  0',
  ],
  [
    'what it needs is said',
    'riders.health',
    '`riders.health` needs `place`; give it as in `--call "riders.health?place=seoul-gangnam"`',
  ],
  [
    'a probe that is not there',
    'riders.helth?place=x',
    'no connector of this project has a probe `riders.helth`; did you mean `riders.health`?',
  ],
])('%s', async (_title, question, expected) => {
  expect(await called(question)).toBe(expected);
});

test('a service that fails is told', async () => {
  platform.misbehave({ kind: 'error-500', times: 1 });
  expect(await called('riders.health?place=seoul-gangnam')).toBe('error: riders.health: answered 500');
});
