import { describe, expect, test } from '@jest/globals';
import { load, only, playbook, said } from './testing/sample.ts';

const ground = `define audience few = riders where status is "idle" at most 300
define audience all = riders
`;
const per = 'orders per region > 3건';
const done = (text: string, guard = 'cooldown 30m'): string =>
  `${ground}${playbook(per, text, `guard { ${guard} }`)}`;
const pay = (to: string, rest = ', amount: 2000원, lasts: 1h'): string => `do bonus.pay(to: ${to}${rest})`;

describe('OS2301: how many one run may change', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['an audience with `at most` is a cap', pay('few'), 'cooldown 30m', []],
    ['written targets are', pay('["a", "b"]'), 'cooldown 30m', []],
    ['one written target is', pay('"a"'), 'cooldown 30m', []],
    [
      'an audience without is none',
      `${pay('all')} spend at most 1만원`.replace(' spend at most 1만원', ''),
      'cooldown 30m spend at most 1만원',
      [],
    ],
    ['a cap on its kind is', pay('all'), 'cooldown 30m at most 30 riders in 1h', []],
    ['and one after the action', `${pay('all')} at most 30 riders`, 'cooldown 30m', []],
    [
      'runs say nothing of how many each reaches',
      'do kitchen.close(shop: shops) until 1h',
      'cooldown 30m at most 3 runs in 1h',
      ['OS2301 <kitchen.close> nothing limits how many `shop` this playbook may reach with `kitchen.close`'],
    ],
    [
      'a share of them is a cap',
      'do kitchen.close(shop: shops) until 1h at most 20% of sites',
      'cooldown 30m',
      [],
    ],
    ['a bound target is one', 'do ads.show(place: region) spend at most 50USD in 1d', 'cooldown 30m', []],
  ])('%s', (_title, text, guard, want) => {
    const sites = `table sites from kafka "sites" { key shop time at silent after 1m field shop is id(shop) }
define audience shops = sites
`;
    expect(said(sites + done(text, guard))).toEqual(want.map((line) => `error ${line}`));
  });
});

describe('OS2303, OS1204: what it may cost', () => {
  const asked = ', amount: bonus.best_for(rider: "a"), lasts: 1h';
  test.each<[string, string, string, readonly string[]]>([
    ['a written amount for a known number', pay('few'), 'cooldown 30m', []],
    ['a limit on money in the guard', pay('few', asked), 'cooldown 30m spend at most 1만원 in 1d', []],
    ['a limit on money of its own', `${pay('few', asked)} spend at most 1만원`, 'cooldown 30m', []],
    [
      'an amount that is asked for',
      pay('few', asked),
      'cooldown 30m',
      ['OS2303 <bonus.pay> nothing limits how much `bonus.pay` may cost'],
    ],
    [
      'a written amount for a share of all',
      pay('all'),
      'cooldown 30m at most 5% of riders',
      ['OS2303 <bonus.pay> nothing limits how much `bonus.pay` may cost'],
    ],
    [
      'a limit in another currency',
      pay('few', asked),
      'cooldown 30m spend at most 50USD in 1d',
      ['OS1204 <50USD> `50USD` is another currency than `bonus.pay`'],
    ],
    ['one price for one bound target', 'do ads.show(place: region)', 'cooldown 30m', []],
    [
      'an amount in another currency than the argument takes',
      pay('few', ', amount: 20USD, lasts: 1h'),
      'cooldown 30m',
      ['OS1204 <20USD> `20USD` is another currency than `amount`'],
    ],
  ])('%s', (_title, text, guard, want) => {
    expect(said(done(text, guard))).toEqual(want.map((line) => `error ${line}`));
  });

  test('the help is a limit in the currency that is paid', () => {
    const found = only(done(pay('few', asked)));
    expect(found.help).toBe('write `spend at most ₩1_000_000 in 1d` after it or in `guard`');
    expect(found.notes).toEqual(['the connector marks `bonus.pay` as costing its `amount` for each target']);
  });
});

describe('OS2308, OS2309: how it ends', () => {
  test.each<[string, string, readonly string[]]>([
    ['an argument that ends it', pay('few'), []],
    [
      'nothing ends it',
      pay('few', ', amount: 2000원'),
      ['OS2308 <bonus.pay> the effect of `bonus.pay` has no end'],
    ],
    ['an undo with the same targets', `${pay('few')} until 1h undo bonus.cancel(to: few)`, []],
    [
      'an undo of a whole place',
      `${pay('few')} until 1h undo bonus.cancel(place: region)`,
      ['OS2309 <place: region> the undo of `bonus.pay` takes back more than it did'],
    ],
    [
      'an inverse that does not keep to one act',
      'do zone.slow(place: region) until 1h',
      ['OS2309 <zone.slow> the undo of `zone.slow` takes back more than it did'],
    ],
    [
      'the same, written',
      'do zone.slow(place: region) until 1h undo zone.free(place: region)',
      ['OS2309 <zone.free> the undo of `zone.slow` takes back more than it did'],
    ],
  ])('%s', (_title, text, want) => {
    expect(said(done(text))).toEqual(want.map((line) => `error ${line}`));
  });

  test('the help is the undo with the targets of the act', () => {
    expect(only(done(`${pay('few')} until 1h undo bonus.cancel(place: region)`)).help).toBe(
      'write `undo bonus.cancel(to: few)`',
    );
  });
});

describe('OS2302, OS2305, OS2308: unsafe fixes make it right', () => {
  test.each<[string, string]>([
    ['no guard', `playbook p { when ${per} then { do shops.pause(shop: region) until 1h } }`],
    [
      'a guard without a cooldown',
      `playbook p { when ${per} guard { at most 3 runs in 1h } then { do shops.pause(shop: region) until 1h } }`,
    ],
    [
      'no longest time',
      `playbook p { when ${per} guard { cooldown 1h } then { do shops.pause(shop: region) until recovered } }`,
    ],
    ['no end', `playbook p { when ${per} guard { cooldown 1h } then { do shops.pause(shop: region) } }`],
    [
      'an undo that is never due',
      `playbook p { when ${per} guard { cooldown 1h } then { do shops.pause(shop: region) undo shops.resume(shop: region) } }`,
    ],
  ])('%s', (_title, text) => {
    const { fix } = only(text);
    expect(fix?.safe).toBe(false);
    const source = `language 1\n${text}`;
    const mended = source.slice(0, fix!.span.start) + fix!.text + source.slice(fix!.span.end);
    expect(load(mended.slice('language 1\n'.length)).diagnostics.map(({ message }) => message)).toEqual([]);
  });

  test.each<[string, string, readonly string[]]>([
    ['its own cooldown', 'do shops.pause(shop: region) until 1h cooldown 30m', []],
    ['once', 'do shops.pause(shop: region) until 1h once per region in 1d', []],
    [
      'a bare rule has no guard',
      'do shops.pause(shop: region) until 1h',
      ['error OS2302 <when> nothing keeps `a.play:2` from acting again and again'],
    ],
  ])('a bare rule: %s', (_title, body, want) => {
    expect(said(`when ${per} then { ${body} }`)).toEqual(want);
  });

  test('what follows a failure and a deadline acts too', () => {
    const act = 'do shops.pause(shop: region) until 1h';
    const uncooled = ['error OS2302 <p> nothing keeps `p` from acting again and again'];
    expect(said(playbook(per, `do log.write(text: "x") on failure { ${act} }`))).toEqual(uncooled);
    expect(said(playbook(per, undefined, `expect recovery within 5m else { ${act} }`))).toEqual(uncooled);
    expect(said(`define routine r() { ${act} }\n${playbook(per, 'do r()')}`)).toEqual(uncooled);
  });
});

describe('OS1104, OS1105, OS1201: an argument is what its manifest takes', () => {
  test.each<[string, readonly string[]]>([
    ['do staff.tell(team: "ops", text: "x")', []],
    ['do staff.tell(team: "oops", text: "x")', ['OS1104 <"oops"> `team` is never `oops`']],
    ['do staff.tell(team: "ops", text: "x", seats: orders)', []],
    ['do staff.tell(team: "ops", text: "x", seats: 80% of orders)', []],
    [
      'do staff.tell(team: "ops", text: "x", seats: took)',
      ['OS1201 <took> `seats` of `staff.tell` is a number'],
    ],
    ['do staff.tell(team: "ops", text: "x", wait: took)', []],
    [
      'do staff.tell(team: "ops", text: "x", seats: riders)',
      ['OS1201 <riders> `riders` cannot be an argument'],
    ],
    [
      'do staff.tell(team: "ops", text: "x", seats: 3m of orders)',
      ['OS1201 <3m> `3m of orders` is no share'],
    ],
    [
      'do staff.tell(team: "ops", text: "x", seats: 80% of weather.rain)',
      ['OS1201 <weather.rain> only a metric can be shared out, not `weather.rain`'],
    ],
    ['do staff.tell(team: "ops", text: weather.rain)', []],
    ['do ads.show(place: region)', []],
    ['do ads.show(place: "gangnam")', []],
    ['do ads.show(place: 3)', ['OS1201 <3> `place` of `ads.show` is a place']],
    ['do ads.show(place: ["a"])', ['OS1201 <["a"]> `place` of `ads.show` is a place']],
    ['do kitchen.close(shop: region) until 1h', ['OS1201 <region> `shop` of `kitchen.close` takes a `shop`']],
    [
      'do bonus.pay(to: few, amount: bonus.best_of(rider: "a"), lasts: 1h) spend at most 1만원',
      ['OS1105 <bonus.best_of> there is no question called `bonus.best_of`'],
    ],
    [
      'do bonus.pay(to: few, amount: bonus.cancel(to: few), lasts: 1h) spend at most 1만원',
      ['OS1105 <bonus.cancel> `bonus.cancel` acts; an argument can only ask'],
    ],
    [
      'do staff.tell(team: "ops", text: "x", seats: bonus.best_for(rider: "a"))',
      ['OS1201 <bonus.best_for(rider: "a")> `seats` of `staff.tell` is a number'],
    ],
  ])('%s', (text, want) => {
    expect(said(done(text))).toEqual(want.map((line) => `error ${line}`));
  });
});
