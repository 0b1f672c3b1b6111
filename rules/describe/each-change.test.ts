import { describe, expect, test } from '@jest/globals';
import { load, playbook } from '../../dsl/resolve/testing/sample.ts';
import { describePlaybook } from '../describe.ts';

/** Both readings of the first playbook in a text, whose place in the file does not matter. */
function told(text: string): readonly string[] {
  const { project, diagnostics } = load(text);
  expect(diagnostics.filter(({ code }) => code !== 'OS2501').map(({ message }) => message)).toEqual([]);
  return (['en', 'ko'] as const).map((language) =>
    describePlaybook(project.playbooks[0]!, project, language),
  );
}

/** Replaces the one place where `was` stands. */
function changed(text: string, was: string, is: string): string {
  expect(text.split(was)).toHaveLength(2);
  return text.replace(was, is);
}

function changesTheProse(base: string, changes: readonly (readonly [was: string, is: string])[]): void {
  test.each(changes)('%s → %s', (was, is) => {
    const [en, ko] = told(base);
    const [otherEn, otherKo] = told(changed(base, was, is));
    expect(otherEn).not.toBe(en);
    expect(otherKo).not.toBe(ko);
  });
}

const drop = `playbook few "급감" {
  mode live
  when orders per region drop > 50% over 15m vs same time last 4 weeks with at least 30 samples for 5m
  unless orders_in is missing over 5m
  recovered when orders drop < 20% over 15m for 10m
  guard { cooldown 30m per region  at most 4 runs in 1h }
  then {
    check riders.health
    if cause is riders short and idle < 9 {
      do shops.pause(shop: region, reason: "지금 {now}", minutes: 30) at most 3 times in 2h until recovered or 3h
    } else if cause is not heavy rain { do log.write(text: "비") }
    else { do log.write(text: "셋째") }
    otherwise { do http.post(path: "/x", body: { rain: weather.rain, list: [1, true] }) }
  }
}`;

describe('whatever is changed in a playbook that watches a drop is read back', () => {
  changesTheProse(drop, [
    ['playbook few', 'playbook fewer'],
    ['"급감"', '"급락"'],
    ['"급감" ', ''],
    ['mode live', 'mode shadow'],
    ['mode live', 'mode off'],
    ['when orders per region', 'when waiting per region'],
    ['when orders per region', 'when orders per region where paid is true'],
    ['per region drop', 'per region rise'],
    ['per region drop', 'per region change'],
    ['drop > 50%', 'drop >= 50%'],
    ['drop > 50%', 'drop < 50%'],
    ['drop > 50%', 'drop <= 50%'],
    ['drop > 50%', 'drop > 51%'],
    ['drop > 50%', 'drop > 50.05%'],
    ['drop > 50%', 'drop > 50건'],
    ['over 15m vs', 'over 15m10s vs'],
    ['over 15m vs', 'over 16m vs'],
    ['last 4 weeks', 'last 3 weeks'],
    ['last 4 weeks', 'last 4 days'],
    ['same time last 4 weeks', 'same time last week'],
    ['same time last 4 weeks', 'same time yesterday'],
    ['same time last 4 weeks', 'previous 15m'],
    ['at least 30 samples', 'at least 31 samples'],
    ['for 5m', 'for 5m1s'],
    [' for 5m', ''],
    ['unless orders_in', 'unless riders'],
    ['is missing over 5m', 'is missing over 6m'],
    ['is missing over 5m', 'is not missing over 5m'],
    ['  unless orders_in is missing over 5m\n', ''],
    ['drop < 20% over 15m for 10m', 'drop < 21% over 15m for 10m'],
    ['drop < 20% over 15m for 10m', 'drop <= 20% over 15m for 10m'],
    ['drop < 20% over 15m for 10m', 'drop < 20% over 20m for 10m'],
    ['drop < 20% over 15m for 10m', 'drop < 20% over 15m for 11m'],
    ['drop < 20% over 15m for 10m', 'drop < 20% over 15m with at least 5 samples for 10m'],
    ['recovered when orders drop < 20% over 15m for 10m', ''],
    ['cooldown 30m per region', 'cooldown 31m per region'],
    ['cooldown 30m per region', 'cooldown 30m'],
    ['at most 4 runs in 1h', 'at most 5 runs in 1h'],
    ['at most 4 runs in 1h', 'at most 4 runs in 2h'],
    ['at most 4 runs in 1h', 'at most 4 runs'],
    ['at most 4 runs in 1h', 'at most 4 shops in 1h'],
    ['at most 4 runs in 1h', 'at most 4 runs in 1h per region'],
    [
      '    check riders.health\n',
      '    check riders.health check more { because late "늦음" when took > 30m }\n',
    ],
    ['cause is riders short', 'cause is heavy rain'],
    ['cause is riders short', 'cause is not riders short'],
    ['short and idle', 'short or idle'],
    ['idle < 9', 'idle < 10'],
    ['idle < 9', 'waiting < 9'],
    ['cause is not heavy rain', 'cause is unchecked'],
    ['cause is not heavy rain', 'cause is unknown'],
    ['shops.pause(shop: region', 'shops.pause(shop: "a"'],
    ['지금 {now}', '이제 {now}'],
    ['지금 {now}', '지금 {drop}'],
    ['지금 {now}', '지금 {orders}'],
    ['minutes: 30', 'minutes: 31'],
    ['minutes: 30', 'minutes: orders'],
    ['at most 3 times in 2h', 'at most 2 times in 2h'],
    ['at most 3 times in 2h', 'at most 3 times in 3h'],
    [' at most 3 times in 2h', ''],
    ['until recovered or 3h', 'until recovered or 4h'],
    ['until recovered or 3h', 'until 3h'],
    ['until recovered or 3h', 'until recovered or 3h undo log.write(text: "x")'],
    ['text: "비"', 'text: "눈"'],
    ['text: "셋째"', 'text: "넷째"'],
    ['    else { do log.write(text: "셋째") }\n', ''],
    ['otherwise {', 'if orders > 1 {'],
    ['"/x"', '"/y"'],
    ['rain: weather.rain', 'snow: weather.rain'],
    ['rain: weather.rain', 'rain: weather.level'],
    ['[1, true]', '[2, true]'],
    ['[1, true]', '[1, false]'],
    ['[1, true]', '[1, "true"]'],
    ['list: [1, true] }) }\n', 'list: [1, true] }) ... }\n'],
  ]);
});

const levels = `playbook levels {
  when (rejects per region > 30% or took >= 40m) and not weather.open is false and idle < 80% of waiting
  then { do log.write(text: "{cause} {severity} {region}") }
}`;

describe('whatever is changed in a playbook that watches levels is read back', () => {
  changesTheProse(levels, [
    ['> 30%', '> 30.5%'],
    ['> 30%', '> 30% with at least 5 samples'],
    ['>= 40m', '> 40m'],
    ['>= 40m', '>= 40m30s'],
    ['>= 40m', '>= 40m over 20m'],
    ['> 30% or', '> 30% and'],
    ['(rejects per region > 30% or took >= 40m)', '(rejects per region > 30% or took >= 40m) for 5m'],
    ['> 30% or took >= 40m', '> 30% for 5m or took >= 40m for 5m'],
    ['not weather.open', 'weather.open'],
    ['weather.open is false', 'weather.open is true'],
    ['weather.open is false', 'weather.open is not false'],
    ['weather.open is false', 'weather.open is missing'],
    ['weather.open is false', 'weather.rain > 3mm'],
    ['weather.open is false', 'weather.level in ("none", "red")'],
    ['80% of waiting', '70% of waiting'],
    ['80% of waiting', 'waiting'],
    ['80% of waiting', '80% of waiting overall'],
    ['80% of waiting', '80% of orders'],
    ['80% of waiting', '80% of waiting over 5m'],
    ['idle < 80%', 'idle in 강남구 < 80%'],
    ['idle < 80%', 'idle overall < 80%'],
    ['idle < 80%', 'idle where status is "busy" < 80%'],
    ['{cause}', '{now}'],
    ['{severity} ', ''],
    ['{region}', '{took}'],
  ]);
});

const sliced = playbook('orders where (event is "placed" and amount >= 2만원) per region > 3건');

describe('whatever is changed in a slice is read back', () => {
  changesTheProse(sliced, [
    ['(event is "placed" and amount >= 2만원)', '(event is "placed" or amount >= 2만원)'],
    ['(event is "placed" and amount >= 2만원)', 'not (event is "placed" and amount >= 2만원)'],
    ['event is "placed"', 'event is not "placed"'],
    ['event is "placed"', 'event in ("placed", "accepted")'],
    ['event is "placed"', 'event is missing'],
    ['event is "placed"', 'event is not missing'],
    ['event is "placed"', 'paid is true and event is "placed"'],
    ['amount >= 2만원', 'amount > 2만원'],
    ['amount >= 2만원', 'amount >= 3만원'],
    ['amount >= 2만원', 'took >= 20m'],
    ['amount >= 2만원', 'part >= 29%'],
    ['amount >= 2만원', 'paid is true'],
    ['amount >= 2만원', 'region is 강남구'],
    ['where (event is "placed" and amount >= 2만원) per region', 'in 강남구'],
    ['where (event is "placed" and amount >= 2만원) per region', 'in 서초구'],
    ['where (event is "placed" and amount >= 2만원) per region', 'in (강남구, 서초구)'],
  ]);
});

describe('brackets that mean another thing are read as another thing', () => {
  const [a, b, c] = ['orders overall > 3건', 'idle overall > 4', 'rejects overall > 5%'];
  test.each<[string, string]>([
    [`${a} and ${b} or ${c}`, `${a} and (${b} or ${c})`],
    [`(${a} or ${b}) and ${c}`, `${a} or ${b} and ${c}`],
    [`not (${a} and ${b})`, `not ${a} and ${b}`],
    [`not (${a} and ${b})`, `${a} and not ${b}`],
    [`not (${a} or ${b})`, `not ${a} or ${b}`],
    [`not (${a} for 5m)`, `not ${a} for 5m`],
    [`(${a} or ${b}) for 5m`, `${a} or (${b} for 5m)`],
    [`(${a} and ${b}) for 5m`, `${a} and (${b} for 5m)`],
    [`(${a} and ${b}) for 5m`, `(${a} for 5m and ${b}) for 5m`],
    [`not (${a} and (${b} or ${c}))`, `not (${a} and ${b} or ${c})`],
  ])('%s / %s', (one, other) => {
    const [en, ko] = told(playbook(one));
    const [otherEn, otherKo] = told(playbook(other));
    expect(otherEn).not.toBe(en);
    expect(otherKo).not.toBe(ko);
  });

  test.each<[string, string]>([
    [`(${a}) and (${b})`, `${a} and ${b}`],
    [`((${a} or ${b}))`, `${a} or ${b}`],
    [`${a}   and\n # why\n ${b}`, `${a} and ${b}`],
  ])('%s is %s', (one, other) => {
    expect(told(playbook(one))).toEqual(told(playbook(other)));
  });
});
