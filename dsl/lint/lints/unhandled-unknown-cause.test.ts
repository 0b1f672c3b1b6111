import { expect, test } from '@jest/globals';
import { loadProject } from '../../project.ts';
import { catalog, shared } from '../../resolve/testing/sample.ts';
import { runLints } from '../run.ts';
import { linted } from '../testing/linted.ts';
import { unhandledUnknownCause } from './unhandled-unknown-cause.ts';

const tell = 'do staff.tell(team: "ops", text: "x")';
const playbook = (body: string, after = '') =>
  `playbook p { when orders per region drop > 50% then { check riders.health ${body} } ${after} }`;
const found = ['warning OS2005 <p> `p` does nothing when no cause is found'];

test.each<[string, string, readonly string[]]>([
  ['one branch and nothing else', playbook(`if cause is riders short { ${tell} }`), found],
  [
    'a chain without `else`',
    playbook(`if cause is riders short { ${tell} } else if cause is heavy rain { ${tell} }`),
    found,
  ],
  ['waiting and checking is nothing', playbook(`if cause is riders short { ${tell} } wait 5m`), found],
  [
    'an expectation that does nothing',
    playbook(`if cause is riders short { ${tell} } expect recovery within 5m`),
    found,
  ],
  ['`otherwise`', playbook(`if cause is riders short { ${tell} } otherwise { ${tell} }`), []],
  ['`else`', playbook(`if cause is riders short { ${tell} } else { escalate }`), []],
  ['`always`', playbook(`if cause is riders short { ${tell} } always { ${tell} }`), []],
  ['an action beside the branches', playbook(`${tell} if cause is riders short { ${tell} }`), []],
  ['a hole', playbook(`if cause is riders short { ${tell} } ...`), []],
  [
    '`cause is unknown`',
    playbook(`if cause is riders short { ${tell} } if cause is unknown { ${tell} }`),
    [],
  ],
  [
    '`cause is not`',
    playbook(`if cause is riders short { ${tell} } if cause is not heavy rain { ${tell} }`),
    [],
  ],
  [
    'a branch on something else',
    playbook(`if cause is riders short { ${tell} } if idle < 3 { ${tell} }`),
    [],
  ],
  [
    'an expectation that hands it on',
    playbook(`if cause is riders short { ${tell} }`, 'expect recovery within 30m else escalate to "ops"'),
    [],
  ],
  ['no branch on a cause', playbook(`if idle < 3 { ${tell} }`), []],
])('%s', (_title, text, expected) => {
  expect(linted(text, 'OS2005')).toEqual(expected);
});

/** The text after the fix, or null without one. */
function mended(text: string): string | null {
  const files = [
    { path: 'shared.play', text: shared },
    { path: 'a.play', text },
  ];
  const [one] = runLints({ ...loadProject(files, catalog), catalog, history: null }, [unhandledUnknownCause]);
  if (one?.fix == null) return null;
  return text.slice(0, one.fix.span.start) + one.fix.text + text.slice(one.fix.span.end);
}

test('the fix hands it to somebody, after the last branch', () => {
  const text = `language 1\n\n${playbook(`if cause is riders short { ${tell} }`)}`;
  const fixed = mended(text);
  expect(fixed).toContain('} \n    otherwise { escalate }'.replace(' \n', '\n'));
  expect(linted(fixed!.replace('language 1\n\n', ''), 'OS')).toEqual([]);
});

test('a body without braces has no place for it', () => {
  const text = `language 1
playbook p { when orders per region drop > 50% then if cause is unchecked and cause is heavy rain { ${tell} } }`;
  expect(mended(text)).toBeNull();
});
