import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Kill } from './kill.ts';
import { killLine, readKills } from './kill-line.ts';

const shown = ({ scope, name, freezes, reason }: Kill): string =>
  `${freezes ? 'freeze ' : ''}${scope}${name === '' ? '' : ` «${name}»`}: ${reason}`;

test.each<[string, string, readonly string[]]>([
  ['an empty file stops everything', '', ['all: a file on this host']],
  ['so does one of empty lines', '\n \n', ['all: a file on this host']],
  ['`all` with a reason', 'all # wrong sensor\n', ['all: wrong sensor']],
  ['undos too', 'freeze all', ['freeze all: a file on this host']],
  ['`freeze` alone freezes everything', 'freeze', ['freeze all: a file on this host']],
  ['one playbook', 'playbook region_order_drop', ['playbook «region_order_drop»: a file on this host']],
  ['a region with a space in its name', 'region 강남  구 # 센서', ['region «강남 구»: 센서']],
  ['frozen, one connector', 'freeze connector city # x', ['freeze connector «city»: x']],
  [
    'two lines are two',
    'playbook a\r\nregion b\r\n',
    ['playbook «a»: a file on this host', 'region «b»: a file on this host'],
  ],
  ['what nobody can read stops everything', 'please stop it', ['all: a file on this host']],
  ['a scope without a name stops everything', 'playbook', ['all: a file on this host']],
  ['a reason alone stops everything', '# it pays twice', ['all: it pays twice']],
  [
    'a decomposed name is the composed one',
    `region ${'강남구'.normalize('NFD')}`,
    ['region «강남구»: a file on this host'],
  ],
])('%s', (_title, text, expected) => {
  expect(readKills(text).map(shown)).toEqual(expected);
});

test('a line that was written is read back', () => {
  const name = fc.stringMatching(/^[a-z가-힣][a-z0-9_가-힣]{0,12}$/);
  const kill = fc.oneof(
    fc.record({ scope: fc.constant('all' as const), name: fc.constant('') }),
    fc.record({ scope: fc.constantFrom('playbook' as const, 'connector' as const, 'region' as const), name }),
  );
  fc.assert(
    fc.property(kill, fc.boolean(), fc.string(), (what, freezes, reason) => {
      const [read, ...more] = readKills(killLine({ ...what, freezes, reason, by: 'kim' }));
      expect(more).toEqual([]);
      expect(read).toMatchObject({ scope: what.scope, name: what.name, freezes });
    }),
  );
});
