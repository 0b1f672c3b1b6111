import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { fixed } from '../testing/meaning.ts';

// What people write in their first week, as they speak or as other languages have it: one answer, whose fix is right.
const when = (test: string): string => `when ${test} then do x()`;
const pb = (clauses: string): string => `playbook p { when a > 1 ${clauses} then do x() }`;
const body = (statement: string): string => `playbook p { when a > 1 then { ${statement} } }`;
const on = (days: string): string => `define schedule s = ${days} 11:00-14:00`;

test.each<[written: string, right: string]>([
  [when('a > 1 for 하루'), when('a > 1 for 1d')],
  [when('a > 1 over 한 시간'), when('a > 1 over 1h')],
  [when('a > 1 for half an hour'), when('a > 1 for 30m')],
  [when('a > 1 for 1시간 반'), when('a > 1 for 1h30m')],
  [when('a > 1 for 00:30'), when('a > 1 for 30m')],
  [when('a > 1 for 01:30:00'), when('a > 1 for 1h30m')],
  [when('a > 1 for "30m"'), when('a > 1 for 30m')],
  [when('a > 1 over the last 15m'), when('a > 1 over 15m')],
  [when('a > 1 for at least 10m'), when('a > 1 for 10m')],
  [when('a > 1 in the last 15m for 5m'), when('a > 1 over 15m for 5m')],
  [when('a > 1 during 15m for 5m'), when('a > 1 over 15m for 5m')],
  [when('a drop > 1% within last 15m'), when('a drop > 1% over 15m')],
  [when('a drop by 1% or less'), when('a drop <= 1%')],
  [when('missing a.b'), when('a.b is missing')],
  [when('a drop =< 1%'), when('a drop <= 1%')],
  [when('a > 1 fro 5m'), when('a > 1 for 5m')],
  [when('a > 1 oevr 5m'), when('a > 1 over 5m')],
  [when('a pr b > 1'), when('a per b > 1')],
  [pb('guard { atmost 4 runs in 1h }'), pb('guard { at most 4 runs in 1h }')],
  [body('do x() onfailure { do y() }'), body('do x() on failure { do y() }')],
  [body('do x() until 17:00 or recovered'), body('do x() until recovered or 17:00')],
  [body('do x() until recovered, up to 1h'), body('do x() until recovered or 1h')],
  [body('expect resolved within 1h'), body('expect recovery within 1h')],
  [body('do x(a = 1, b: 2)'), body('do x(a: 1, b: 2)')],
  ['metric slow orders = count of e', 'metric slow_orders = count of e'],
  ['metric "a b" = count of e', 'metric a_b "a b" = count of e'],
  ['metric m = count of e minimum 10 events', 'metric m = count of e at least 10 samples'],
  ['define audience a = t where b is 1 top 5', 'define audience a = t where b is 1 at most 5'],
  [when('at 오후 5시'), when('at 17:00')],
  [when('at 17'), when('at 17:00')],
  [when('at 5:30pm'), when('at 17:30')],
  [when('at 17시 30분'), when('at 17:30')],
  [when('a > 1 for 10분간'), when('a > 1 for 10분')],
  [when('a > 1 for 3 시간'), when('a > 1 for 3시간')],
  [
    when('each e per o not followed by each f per o for 40m'),
    when('each e per o not followed by each f per o within 40m'),
  ],
  [when('a[15m] > 40'), when('a > 40 over 15m')],
  [when('a["강남구"] > 40'), when('a in "강남구" > 40')],
  [when('a{region="강남구", b!="c"} > 40'), when('a where (region is "강남구" and b is not "c") > 40')],
  [when('sum by (region) (a) > 40'), when('a per region > 40')],
  [when('a.drop(50%)'), when('a drop > 50%')],
  [when('drop(a) > 50%'), when('a drop > 50%')],
  [when('a > = 5'), when('a >= 5')],
  [when('a per each region > 1'), when('a per region > 1')],
  [when('a for each region > 1'), when('a per region > 1')],
  [when('a > 1 over 15m group by region'), when('a per region > 1 over 15m')],
  [when('a 50% 이상 감소'), when('a drop >= 50%')],
  [when('a where b != null > 1'), when('a where b is not missing > 1')],
  [when('a == null'), when('a is missing')],
  [when('a exists'), when('a is not missing')],
  ['when a > 1 { do x() }', 'when a > 1 then { do x() }'],
  [body('check c if cause == 비 then do x()'), body('check c if cause is 비 then do x()')],
  [
    body('check c if cause in (a, b c) then do x()'),
    body('check c if cause is a or cause is b c then do x()'),
  ],
  [body('check c if riders short then do x()'), body('check c if cause is riders short then do x()')],
  [body('escalate "ops-lead"'), body('escalate to "ops-lead"')],
  [pb('severity is high'), pb('severity  high')],
  [pb('severity "high"'), pb('severity high')],
  [pb('owner ops-seoul'), pb('owner "ops-seoul"')],
  [pb('runbook https://w.example.com/a?b=1'), pb('runbook "https://w.example.com/a?b=1"')],
  [pb('guard { cooldown(20m) }'), pb('guard { cooldown 20m }')],
  [pb('\n- owner "a"\n'), pb('\nowner "a"\n')],
  [pb('\n1. owner "a"\n'), pb('\nowner "a"\n')],
  [pb('/* 메모 */ owner "a"'), pb('# 메모\nowner "a"').replace('\nowner', '\n owner')],
  ['<!-- 메모 -->\nwhen a > 1 then do x()', '# 메모\nwhen a > 1 then do x()'],
  [
    'playbook "느린 배달" { when a > 1 then do x() }',
    'playbook 느린_배달 "느린 배달" { when a > 1 then do x() }',
  ],
  ['playbook 24h_drop { when a > 1 then do x() }', 'playbook play_24h_drop { when a > 1 then do x() }'],
  ['playbook a/b { when a > 1 then do x() }', 'playbook a_b { when a > 1 then do x() }'],
  ['playbook p() { when a > 1 then do x() }', 'playbook p { when a > 1 then do x() }'],
  [on('mon-fri'), on('weekday')],
  [on('월-수'), on('mon, tue, wed')],
  [on('매일'), on('daily')],
  ['table t from kafka "t" { key k field a: text }', 'table t from kafka "t" { key k field a is text }'],
  [
    'table t from kafka "t" { key k field a is enum("x", "y") }',
    'table t from kafka "t" { key k field a is one of ("x", "y") }',
  ],
  [
    'test "t" { given start 2026-03-10 18:00 incident }',
    'test "t" { given start 2026-03-10 18:00 expect incident }',
  ],
  [when('a > 1 over 15m 10분 동안'), when('a > 1 over 15m for 10분')],
  [pb('guard { cooldown 1시간반 }'), pb('guard { cooldown 1시간30분 }')],
  [when('a > 40:00'), when('a > 40m')],
  [when('a > 40:30'), when('a > 40m30s')],
  [when('a 30 초과'), when('a > 30')],
  [when('a drop 30% 초과'), when('a drop > 30%')],
  [when('a > 30 이상'), when('a >= 30')],
  [when('a 10명이하'), when('a <= 10명')],
  [when('a > 1 and when b > 1'), when('a > 1 and b > 1')],
  [
    'playbook p { when a > 1 unless if b > 1 then do x() }',
    'playbook p { when a > 1 unless b > 1 then do x() }',
  ],
  [body('do x() undo do y()'), body('do x() undo y()')],
  [
    'define audience n = riders where status is idle and at most 30',
    'define audience n = riders where status is idle at most 30',
  ],
  ['playbook p { when (a > 1) ) for 10m then do x() }', 'playbook p { when (a > 1)  for 10m then do x() }'],
  [body('do x(text: "{b}: "주의"")'), body('do x(text: "{b}: \\"주의\\"")')],
  [body('do x(a: 1,)'), body('do x(a: 1)')],
  [
    body('if a > 1 { do x() } otherwise if b > 1 { do y() }'),
    body('if a > 1 { do x() } else if b > 1 { do y() }'),
  ],
  ['when a > 1 then send log.note(text: "a")', 'when a > 1 then do log.note(text: "a")'],
  ['when a > 1 then notify ops "a"', 'when a > 1 then do notify.ops(text: "a")'],
  ['metric m = average of e.t over 15m', 'metric m = avg of e.t over 15m'],
  ['metric m = unique of e.c over 15m', 'metric m = distinct of e.c over 15m'],
  ['metric m = count of e in 15m', 'metric m = count of e over 15m'],
  ['metric m = count of e baseline 4 weeks', 'metric m = count of e baseline same time last 4 weeks'],
  ['metric m = count of e baseline last week', 'metric m = count of e baseline same time last week'],
  [when('a in 강남구 서초구 > 1'), when('a in (강남구, 서초구) > 1')],
  ['playbook p { 만약 a > 1 then do x() }', 'playbook p { when a > 1 then do x() }'],
  [
    'test "t" { given start 2026-03-10 18:00 expect incident in 강남구 at 18:20 }',
    'test "t" { given start 2026-03-10 18:00 at 18:20 expect incident in 강남구 }',
  ],
  [
    'define audience n = riders within 500미터 of region nearest first',
    'define audience n = riders within 0.5km of region nearest first',
  ],
])('%s', (written, right) => {
  const { file, diagnostics } = parse(written, 'a.play');
  const told = diagnostics.filter(({ level }) => level === 'error');
  expect(told.length).toBe(1);
  const after = fixed(file.text, told);
  expect(after).toBe(right);
  expect(parse(after, 'a.play').diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
});

test.each<[written: string, help: string]>([
  [pb('cooldown 20m guard { at most 3 runs in 1h }'), 'move it into the braces of the `guard` in line 1'],
  [pb('cooldown 20m'), 'write `guard { cooldown 20m'],
  [pb('guard { mode live cooldown 5m }'), 'move it out of these braces, beside `when`'],
  [body('when b > 1 do x()'), 'a condition in here is written   if … { … }'],
  [pb('do y()'), 'move it into the braces of the `then` in line 1'],
  [pb('only when b > 1'), 'add it there: write   when … and …'],
  [pb('mode on'), 'write `mode live`, `mode shadow` or `mode off`'],
  [body('check c {\nprobe weather(region: region)\n}'), 'because rain when weather.rain > 10'],
  [when('a > 1 over 15m 10m'), 'over 15m for 10m'],
  [when('count(*) > 4'), 'name what is counted, for example   count of order_events … over 15m'],
])('%s has one answer for the author’s hand', (written, help) => {
  const { diagnostics } = parse(written, 'a.play');
  expect([diagnostics.length, diagnostics[0]?.help]).toEqual([1, expect.stringContaining(help)]);
});
