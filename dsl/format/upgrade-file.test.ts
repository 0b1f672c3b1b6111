import { expect, test } from '@jest/globals';
import { upgradeFile } from './upgrade-file.ts';

test.each<[string, string, string]>([
  ['a file without a number gets it', 'when a>1 then ...', 'language 1\n\nwhen a > 1 then ...\n'],
  ['in front of all comments', '# why\nwhen a > 1 then ...', 'language 1\n\n# why\nwhen a > 1 then ...\n'],
  [
    'a file with one is only formatted',
    'language 1 when a>1 then ...',
    'language 1\n\nwhen a > 1 then ...\n',
  ],
  ['a file that says nothing says nothing', '# later\n', '# later\n'],
])('%s', (_title, text, right) => {
  expect(upgradeFile(text, 'a.play')).toEqual({ kind: 'formatted', text: right });
  expect(upgradeFile(right, 'a.play')).toEqual({ kind: 'formatted', text: right });
});

test('what cannot be read is refused', () => {
  const result = upgradeFile('when a > then ...', 'a.play');
  expect(result.kind === 'refused' && result.diagnostics.map(({ code }) => code)).toEqual(['OS0101']);
});
