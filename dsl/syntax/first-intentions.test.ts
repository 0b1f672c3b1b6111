import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { fixed } from '../testing/meaning.ts';

// Approvals, deadlines, samples and distances, as people word them who have read the first page: one answer, whose fix is right.
const pb = (clauses: string, guard = 'cooldown 1h', then = 'do x(a: 1)'): string =>
  `playbook p {\n  owner "운영팀"\n  when ${clauses}\n  guard {\n    ${guard}\n  }\n  then {\n    ${then}\n  }\n}`;
const when = (test: string): string => pb(test);
const guard = (limits: string): string => pb('a > 1 over 5m', limits);
const then = (body: string): string => pb('a > 1 over 5m', 'cooldown 1h', body);
const given = (line: string): string =>
  `${then('do x(a: 1) needs approval from "팀장" within 10m else skip')}\ntest "t" for p {\n  ${line}\n  expect do x\n}`;
const audience = (rest: string): string => `define audience n = riders ${rest}`;

const sampled = when('a > 1 over 5m with at least 20 samples');
const approved = (who: string, within = '15m'): string =>
  then(`do x(a: 1) needs approval from ${who} within ${within} else skip`);
const late = (body: string): string => then(`do x(a: 1)\n    ${body}`);

test.each<[written: string, right: string]>([
  [when('a > 1 over 5m at least 20 samples'), sampled],
  [when('a > 1 over 5m with 20 samples'), sampled],
  [when('a > 1 over 5m with samples >= 20'), sampled],
  [when('a > 1 over 5m and at least 20 samples'), sampled],
  [when('a > 1 over 5m minimum 20 events'), sampled],
  [when('a > 1 over 5m 표본 20건 이상'), sampled],
  [when('a > 1 over 5m 20건 이상'), sampled],
  [
    when('a > 1 over 5m at least 1_000 samples for 5m'),
    when('a > 1 over 5m with at least 1000 samples for 5m'),
  ],
  [
    pb('a > 1 over 5m for 3m', 'cooldown 1h\n    at least 20 samples'),
    pb('a > 1 over 5m with at least 20 samples for 3m'),
  ],
  [pb('a > 1', 'cooldown 1h\n    표본 20건 이상'), pb('a > 1 with at least 20 samples')],
  [audience('within 3km'), audience('within 3km of region')],
  [audience('within 3km from store at most 5'), audience('within 3km of store at most 5')],
  [then('approve by "팀장" within 30m\n    do x(a: 1)'), approved('"팀장"', '30m')],
  [then('approval from "팀장"\n    do x(a: 1)'), approved('"팀장"')],
  [then('ask "팀장" for approval\n    do x(a: 1)'), approved('"팀장"')],
  [then('wait for approval from "팀장"\n    do x(a: 1)'), approved('"팀장"')],
  [then('승인\n    do x(a: 1)'), approved('"운영팀"')],
  [then('do x(a: 1) after approval within 30m'), approved('"운영팀"', '30m')],
  [then('do x(a: 1) approved by "팀장"'), approved('"팀장"')],
  [then('do x(a: 1) requires approval'), approved('"운영팀"')],
  [then('do x(a: 1) needs approval'), approved('"운영팀"')],
  [
    then('do x(a: 1) with approval from "팀장" else escalate to "대표"'),
    then('do x(a: 1) needs approval from "팀장" within 15m else escalate to "대표"'),
  ],
  [
    then('do y(b: 1)\n    approve by "팀장"\n    do x(a: 1)'),
    then('do y(b: 1)\n    do x(a: 1) needs approval from "팀장" within 15m else skip'),
  ],
  [guard('승인 "팀장" 30m'), guard('needs approval from "팀장" within 30m else skip')],
  [
    'playbook p { owner "a" when a > 1\napprove by "b"\nthen do x() }',
    'playbook p { owner "a" when a > 1\nguard { needs approval from "b" within 15m else skip }\nthen do x() }',
  ],
  [given('given approved'), given('given approval from "팀장" is granted')],
  [given('given approval denied'), given('given approval from "팀장" is denied')],
  [given('given 승인 거절'), given('given approval from "팀장" is denied')],
  [given('given approval from "팀장" granted'), given('given approval from "팀장" is granted')],
  [given('given approved after 5m'), given('given approval from "팀장" is granted after 5m')],
  [late('if not recovered after 30m { do y() }'), late('expect recovery within 30m else { do y() }')],
  [late('if not recovered within 30m { do y() }'), late('expect recovery within 30m else { do y() }')],
  [late('if still open for 30m then do y()'), late('expect recovery within 30m else do y()')],
  [late('unless recovered after 30m { do y() }'), late('expect recovery within 30m else { do y() }')],
  [late('after 30m { do y() }'), late('expect recovery within 30m else { do y() }')],
  [late('remind after 30m'), late('expect recovery within 30m else do x(a: 1)')],
  [late('escalate after 30m { do y() }'), late('expect recovery within 30m else { do y() }')],
  [late('escalate to "팀장" after 30m'), late('expect recovery within 30m else escalate to "팀장"')],
  [late('track recovery'), late('expect recovery within 30m else escalate')],
  [late('track recovery within 20m'), late('expect recovery within 20m else escalate')],
])('%s', (written, right) => {
  const { file, diagnostics } = parse(written, 'a.play');
  expect(diagnostics.map(({ code }) => code)).toEqual(['OS0101']);
  const after = fixed(file.text, diagnostics);
  expect(after).toBe(right);
  expect(parse(after, 'a.play').diagnostics).toEqual([]);
});

test.each<[what: string, written: string, help: string]>([
  [
    'samples in the guard show the whole of `when`',
    guard('cooldown 1h at least 20 samples'),
    'write `when a > 1 over 5m with at least 20 samples`, and leave this out',
  ],
  [
    'an approval beside the guard names its line',
    `playbook p { when a > 1 guard { cooldown 1h }\napprove by "b"\nthen do x() }`,
    'write `needs approval from "b" within 15m else skip` in the braces of the `guard` in line 1, or behind one action',
  ],
  [
    'an approval is no condition',
    then('if approved { do x(a: 1) }'),
    'write `do x(…) needs approval from "운영팀" within 15m else skip` without the `if`',
  ],
  [
    'a long call is shown by its name',
    then(`approve by "b"\n    do x(text: "${'가'.repeat(100)}")`),
    'write `do x(…) needs approval from "b" within 15m else skip`',
  ],
  [
    'an approval with no act behind it',
    then('approve by "b"\n    check c'),
    'write `do … needs approval from "b" within 15m else skip`',
  ],
  [
    'who is asked is unknown in a file of its own',
    'test "t" for p { given approved at 18:30 }',
    'write `given approval from "…" is granted`',
  ],
  [
    'a long body is shown by its first act',
    late(`if not recovered after 30m {\n      do y(text: "${'가'.repeat(100)}")\n    }`),
    'write `expect recovery within 30m else { do y(…) }`',
  ],
])('%s', (_what, written, help) => {
  const { diagnostics } = parse(written, 'a.play');
  expect(diagnostics.map((one) => one.help)).toEqual([help]);
});

test.each([
  ['waiting and then asking whether it recovered', then('wait 30m\n    if not recovered { do x(a: 1) }')],
  ['a sample guard', sampled],
  ['an approval', approved('"팀장"', '30m')],
])('%s is right', (_what, text) => {
  expect(parse(text, 'a.play').diagnostics).toEqual([]);
});
