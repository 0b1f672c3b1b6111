import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const reasons = `check reasons {
  because "out of stock" when rejects > 20%
  because few riders when idle < 5
}`;
const playbook = (name: string, body: string) =>
  `playbook ${name} { when orders per region drop > 50% then { ${body} } }`;
const stock = 'warning OS2004 <out of stock> nothing is done about the cause `out of stock`';
const riders = 'warning OS2004 <few riders> nothing is done about the cause `few riders`';

test.each<[string, string, readonly string[]]>([
  ['no branch and no text', playbook('p', `${reasons} escalate to "ops"`), [stock, riders]],
  ['a branch for one of them', playbook('p', `${reasons} if cause is few riders { escalate }`), [stock]],
  [
    'a branch for when it is not so',
    playbook('p', `${reasons} if cause is not few riders { escalate }`),
    [stock],
  ],
  [
    'a branch for several',
    playbook('p', `${reasons} if cause is few riders or cause is "out of stock" { escalate }`),
    [],
  ],
  [
    'a text that tells the cause',
    playbook('p', `${reasons} do staff.tell(team: "ops", text: "{cause}")`),
    [],
  ],
  ['a hole: more is to come', playbook('p', `${reasons} ...`), []],
  [
    'a record that carries the cause',
    playbook('p', `${reasons} do http.post(path: "/a", body: { why: ["{cause}"] })`),
    [],
  ],
  [
    'a shared check, each cause used by one of two playbooks',
    `define ${reasons}
${playbook('p', 'check reasons if cause is few riders { escalate }')}
${playbook('q', 'check reasons if cause is "out of stock" { escalate }')}`,
    [],
  ],
  [
    'a shared check, a cause that neither uses: told once, where it is declared',
    `define ${reasons}
${playbook('p', 'check reasons if cause is few riders { escalate }')}
${playbook('q', 'check reasons if cause is few riders { escalate }')}`,
    [stock],
  ],
  ['a shared check that nobody asks is another matter', `define ${reasons}`, []],
])('%s', (_title, text, expected) => {
  expect(linted(text, 'OS2004')).toEqual(expected);
});
