/** What people write first, in a project as `new` makes it: one answer each, and what it says to write has no error. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newProject } from './new/new-project.ts';
import { asTyped } from './testing/as-typed.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const folders = temporaryFolders('what-people-write');
let root: string;
beforeAll(() => {
  root = folders.make('city');
  for (const { path, text } of newProject('city').files) {
    const at = join(root, path.replace(/^city\//, ''));
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
});
afterAll(() => folders.removeAll());

/** The errors of a file in the project, each as its first line and its help. */
async function errorsOf(text: string): Promise<readonly string[]> {
  writeFileSync(join(root, 'playbooks/try.play'), `language 1\n\n${text}\n`);
  const { out } = await asTyped(['lint', 'playbooks/try.play', '--json'], root, 'en');
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: readonly { level: string; code: string; message: string; help: string | null }[];
  };
  return diagnostics
    .filter(({ level }) => level === 'error')
    .map(({ code, message, help }) =>
      [`${code} ${message}`, help].filter((part) => part !== null).join(' → '),
    );
}

const watch = (when: string, body = 'do log.note(text: "x")'): string =>
  `playbook a { when ${when} guard { cooldown 30m at most 4 runs in 1h } then { ${body} } }`;
const dip = 'orders per region drop > 50% over 15m for 5m';
const given = (lines: string): string => `${watch(dip)} test "t" for a { ${lines} }`;

test.each<[what: string, written: string, answer: string, right: string]>([
  [
    '`where a and b per region`',
    watch('each payment_events where result is "failed" and amount > 5만원 per region'),
    'OS1103 `and` after a `where` without parentheses can be read in two ways',
    watch('each payment_events where (result is "failed" and amount > 5만원) per region'),
  ],
  [
    '`when A then B within 15m`',
    watch('orders overall > 100 then orders.waiting overall > 50 within 15m'),
    'OS0101 one thing after another is written `followed by` → write   A followed by B within 15m',
    watch('orders overall > 100 followed by orders.waiting overall > 50 within 15m'),
  ],
  ['`every day at 17:00`', watch('every day at 17:00'), 'when at 17:00', watch('at 17:00')],
  ['`daily at 17:00`', watch('daily at 17:00'), 'when at 17:00', watch('at 17:00')],
  [
    '`until recovered or tomorrow 09:00`',
    watch(dip, 'do log.set(name: "a", value: 1) until recovered or tomorrow 09:00'),
    'write `until recovered or 09:00`',
    watch(dip, 'do log.set(name: "a", value: 1) until recovered or 09:00'),
  ],
  [
    '`retry 5 times every 1m else do …`',
    watch(dip, 'do log.note(text: "a") retry 5 times every 1m else do log.note(text: "b")'),
    'write   on failure { … }',
    watch(dip, 'do log.note(text: "a") retry 5 times every 1m on failure { do log.note(text: "b") }'),
  ],
  [
    '`at most 10% of regions in region`',
    `playbook a { when ${dip} guard { cooldown 30m at most 10% of regions in region } then { do log.note(text: "x") } }`,
    'write `of regions`',
    `playbook a { when ${dip} guard { cooldown 30m at most 10% of regions } then { do log.note(text: "x") } }`,
  ],
  [
    '`is number(1..5)`',
    'table ratings from kafka "r" { key id time at silent after 1h field id is id field at is time field stars is number(1..5) }',
    'write `is number`',
    'table ratings from kafka "r" { key id time at silent after 1h field id is id field at is time field stars is number }',
  ],
  [
    '`3,000원`',
    watch('refunds per region > 3,000원 for 5m'),
    'OS0105 `3,000원` is written `3_000원`',
    watch('refunds per region > 3_000원 for 5m'),
  ],
  [
    '`15 minutes`',
    watch('refunds per region > 3만원 for 15 minutes'),
    'OS0105 `15 minutes` is written `15m`',
    watch('refunds per region > 3만원 for 15m'),
  ],
  [
    '`for 50m per order_id`, in this state since',
    watch('each order_events where event is "accepted" for 50m per order_id'),
    'not followed by each … within 50m',
    watch(
      'each order_events where event is "accepted" per order_id not followed by each order_events where event is "cancelled" per order_id within 50m',
    ),
  ],
  [
    '`playbook x "…": when …`',
    `playbook a "x": when ${dip} then do log.note(text: "x")`,
    'write   playbook a "x" { when … then … }',
    `playbook a "x" { when ${dip} then do log.note(text: "x") }`,
  ],
  [
    '`playbook x "…" when …`',
    `playbook a "x" when ${dip} then do log.note(text: "x")`,
    'write   playbook a "x" { when … then … }',
    `playbook a "x" { when ${dip} then do log.note(text: "x") }`,
  ],
  [
    '`given orders usual 100, now 30  expect x runs`',
    given('given orders usual 100, now 30 expect a runs'),
    'given orders was 100 each 15m',
    given('given orders was 100 each 15m given orders is 30 each 1m expect incident'),
  ],
])('%s', async (_what, written, answer, right) => {
  const errors = await errorsOf(written);
  expect(errors.length).toBe(1);
  expect(errors[0]).toContain(answer);
  expect(await errorsOf(right)).toEqual([]);
});

test('`wait 10m` then `if not recovered` is right', async () => {
  expect(await errorsOf(watch(dip, 'wait 10m if not recovered { do log.note(text: "x") }'))).toEqual([]);
});

// As one speaks: the answer writes the right form, and --unsafe-fixes does so too.
const note = 'then { do log.note(text: "x") }';
test.each<[what: string, written: string, help: string]>([
  [
    'a name of two words',
    `playbook gangnam drop "Gangnam" { when ${dip} ${note} }`,
    'write `playbook gangnam_drop`',
  ],
  [
    'a name with hyphens',
    `playbook gangnam-order-drop { when ${dip} ${note} }`,
    'write `playbook gangnam_order_drop`',
  ],
  [
    '`vs yesterday`',
    `playbook a { when orders in 강남구 drop > 30% vs yesterday for 10m ${note} }`,
    'write `vs same time yesterday`',
  ],
  [
    '`vs last week`',
    `playbook a { when orders in 강남구 drop > 30% vs last week for 10m ${note} }`,
    'write `vs same time last week`',
  ],
  ['an owner without quotes', `playbook a { owner ops when ${dip} ${note} }`, 'write `owner "ops"`'],
  [
    '`at most 4 runs per 1h`',
    `playbook a { when ${dip} guard { cooldown 30m at most 4 runs per 1h } ${note} }`,
    'write `in 1h`',
  ],
  [
    'a comma between limits',
    `playbook a { when ${dip} guard { cooldown 30m per region, at most 4 runs in 1h } ${note} }`,
    'leave the comma before `at` out',
  ],
  [
    '`in 강남구 and 서초구`',
    `playbook a { when cancel_share in 강남구 and 서초구 > 20% for 10m ${note} }`,
    'write `in (강남구, 서초구)`',
  ],
  [
    '`missing` without `is`',
    `playbook a { when ${dip} unless order_events missing over 5m ${note} }`,
    'write `order_events is missing`',
  ],
  ['`less than 30`', `playbook a { when orders in 강남구 less than 30 for 10m ${note} }`, 'write `< 30`'],
  [
    '`is less than 30`',
    `playbook a { when orders in 강남구 is less than 30 for 10m ${note} }`,
    'write `< 30`',
  ],
  [
    '`drop more than 50%`',
    `playbook a { when orders in 강남구 drop more than 50% for 10m ${note} }`,
    'write `> 50%`',
  ],
  ['an action without `do`', `playbook a { when ${dip} then log.note(text: "x") }`, 'write `do log.note(…)`'],
  ['`if` for `when`', `playbook a { if orders in 강남구 < 30 for 10m ${note} }`, 'write `when` for `if`'],
  [
    'the title of a metric',
    `playbook a { when 환불 in 강남구 > 100만원 for 10m ${note} }`,
    'did you mean `refunds` ("환불액", shared/metrics.play:',
  ],
  ['`=>`', `playbook a { when orders in 강남구 => 30 for 10m ${note} }`, 'OS0101 `=>` is written `>=`'],
])('%s', async (_what, written, help) => {
  const errors = await errorsOf(written);
  expect([errors.length, errors[0]]).toEqual([1, expect.stringContaining(help)]);
  await asTyped(['lint', 'playbooks/try.play', '--unsafe-fixes'], root, 'en');
  expect(
    await errorsOf(readFileSync(join(root, 'playbooks/try.play'), 'utf8').replace('language 1', '')),
  ).toEqual([]);
});

test('`> 45m per region`: what is split by stands before the comparison', async () => {
  const [only, ...more] = await errorsOf(
    `playbook a { when delivery_time > 45m per region for 10m ${note} }`,
  );
  expect([only, more]).toEqual([expect.stringContaining('write   … per region > 45m'), []]);
  expect(await errorsOf(`playbook a { when delivery_time per region > 45m for 10m ${note} }`)).toEqual([]);
});
