import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { command } from './testing/command.ts';
import { writeShortProject } from './testing/short-project.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const folders = temporaryFolders('brokers');
afterAll(() => folders.removeAll());

test('brokers that nobody listens at are told before a store is opened', async () => {
  const project = writeShortProject(folders.make('project'), {
    prefix: 'dead',
    city: 'http://127.0.0.1:9',
    config: ['kafka: { brokers: "127.0.0.1:1, 127.0.0.1:2" }'],
  });
  const data = folders.make('data');
  const said = await command(['run', project, '--data', data]);
  expect(said.code).toBe(4);
  expect(said.err).toContain(
    'Kafka at `127.0.0.1:1,127.0.0.1:2` does not answer: connect ECONNREFUSED 127.0.0.1:1',
  );
  expect(said.err).toContain('help: start it, or correct the brokers');
  expect(existsSync(join(data, 'state'))).toBe(false);
});
