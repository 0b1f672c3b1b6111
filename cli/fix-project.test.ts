import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { fixProject } from './fix-project.ts';
import { keptIo } from './testing/command.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const folders = temporaryFolders('fix');
afterAll(() => folders.removeAll());

const play = (when: string) => `language 1

stream ord from kafka "orders" {
  key id  time at  silent after 5m
  field id is id
  field region is place
}

metric orders = count of ord per region over 15m baseline same time last 4 weeks at least 30 samples

playbook p {
  owner "ops"
  ${when}
  guard { cooldown 30m per region  at most 3 runs in 1h }
  then do log.note(text: "{region}")
}
`;

test.each<[string, string, boolean, string, string]>([
  [
    'the Korean keyboard',
    '조두 orders per region drop > 50% for 5m',
    false,
    'when orders per region drop > 50% for 5m',
    '1 fix in 1 file',
  ],
  [
    'several in one line',
    'when orders per region drop ＞ 50 % for 5 minutes',
    false,
    'when orders per region drop > 50% for 5m',
    '3 fixes in 1 file',
  ],
  [
    'a file in NFD is written in NFC',
    'when orders in 강남구 > 3 for 5m # 강'.normalize('NFD'),
    false,
    'when orders in 강남구 > 3 for 5m # 강',
    '1 fix in 1 file',
  ],
  [
    'an unsafe one is left',
    'when orders per region drop > 50% for 5M',
    false,
    'when orders per region drop > 50% for 5M',
    '0 fixes in 0 files',
  ],
  [
    'an unsafe one is written when asked',
    'when orders per region drop > 50% for 5M',
    true,
    'when orders per region drop > 50% for 5m',
    '1 fix in 1 file',
  ],
])('%s', async (_title, written, unsafe, right, said) => {
  const folder = folders.make('p');
  writeFileSync(join(folder, 'a.play'), play(written));
  const io = keptIo();
  await fixProject(folder, unsafe, io);
  expect(readFileSync(join(folder, 'a.play'), 'utf8')).toBe(play(right));
  expect(io.errors).toEqual([said]);
  expect(readdirSync(folder)).toEqual(['a.play']);
});
