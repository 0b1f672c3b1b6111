import { describe, expect, test } from '@jest/globals';
import { load, playbook } from '../../dsl/resolve/testing/sample.ts';
import { compileProject } from './bundle.ts';
import { notYet } from './not-yet.ts';

const ground = `define schedule peak = daily 11:00-14:00
define audience few = riders at most 3
define routine later() { wait 5m }
define routine tell(pay is money) { do log.write(text: "{pay}") }
`;
const per = 'orders per region > 3건';
const note = 'do log.write(text: "x")';
const close = 'do shops.pause(shop: "a")';

/** What is named of the only playbook of a text without errors; compiles it where nothing is. */
function lackingIn(text: string): readonly string[] {
  const { project, diagnostics } = load(`${ground}${text}`);
  expect(diagnostics.filter(({ code }) => code !== 'OS2501').map(({ message }) => message)).toEqual([]);
  const lacking = notYet(project.playbooks[0]!);
  if (lacking.length === 0) compileProject(project, { name: 'sample', zone: 'Asia/Seoul' });
  return lacking;
}

describe('clauses', () => {
  test.each<[clauses: string, ...lacking: string[]]>([
    ['only during peak'],
    ['except during peak'],
    ['raise to high when orders > 9'],
    ['expect recovery within 5m'],
    ['guard { once per region in 1d }'],
    ['guard { spend at most 3만원 in 1d }'],
    ['guard { at most 5% of riders in 1h }'],
    ['guard { needs approval from "a" within 5m else skip }'],
    ['guard { needs approval from "a" within 5m else escalate }'],
    ['labels { team: "ops" } deprecated "use q"'],
    ['guard { cooldown 5m per region at most 3 runs in 1h per region at most 10 regions in 1h }'],
  ])('%s', (clauses, ...lacking) => {
    expect(lackingIn(playbook(per, note, clauses))).toEqual(lacking);
  });

  test.each<[limit: string, ...lacking: string[]]>([
    ['cooldown 5m per region'],
    ['at most 3 runs in 1h per shop'],
    ['at most 3 runs in 1h per shop, region'],
  ])('of a playbook per region and shop: %s', (limit, ...lacking) => {
    expect(lackingIn(playbook('orders per region, shop > 3건', note, `guard { ${limit} }`))).toEqual(lacking);
  });

  test('a time of day', () => {
    expect(lackingIn(playbook('at 16:00'))).toEqual([]);
    expect(lackingIn(playbook(`at 16:00 during peak and ${per}`))).toEqual([]);
  });
});

describe('statements', () => {
  test.each<[body: string, ...lacking: string[]]>([
    ['wait 5m'],
    ['escalate to "x"'],
    [`always { ${note} }`],
    ['track revenue for 14d', 'track without each'],
    [`if recovered { ${note} }`, 'if recovered'],
    [`expect orders < 3 within 5m else { ${note} }`],
    ['do later()'],
    ['do tell(pay: 2000원)', '{2000}'],
    [`${note} as told`],
    [`${note} as told do log.write(text: "{told.count}")`],
    [`${note} timeout 3m`],
    [`${note} retry 3 times`],
    [`${note} on failure { wait 5m }`],
    [`${note} on failure { track revenue for 14d }`, 'track without each'],
    [`${note} cooldown 5m`],
    [`${note} once per region`],
    [`${note} spend at most 3000원`],
    [`${note} at most 5% of riders`],
    [`${note} needs approval from "a" within 5m else skip`],
    [`${close} until 09:00`, 'until a time of day'],
    [`${close} until recovered or 1h`],
    [`${note} at most 3 times in 1d`],
    [`check riders.health if cause is riders short { ${note} } otherwise { ... }`],
  ])('%s', (body, ...lacking) => {
    expect(lackingIn(playbook(per, body, 'guard { cooldown 30m at most 9 runs in 1h }'))).toEqual(lacking);
  });
});

describe('values', () => {
  test.each<[body: string, ...lacking: string[]]>([
    ['do log.write(text: "{orders|number}")', '|number'],
    ['do log.write(text: "{weather.rain}")', '{weather.rain}'],
    ['do bonus.pay(to: few, amount: 100원, lasts: 5m)'],
    ['do bonus.pay(to: ["a"], amount: bonus.best_for(rider: "a"), lasts: 5m) spend at most 1만원'],
    ['do staff.tell(team: "ops", text: "x", seats: 80% of orders)', 'a share as an argument'],
    ['do staff.tell(team: "ops", text: "{region} {orders}", seats: orders)'],
    ['do http.post(path: "/x", body: { a: [region, 3, weather.rain] })'],
  ])('%s', (body, ...lacking) => {
    expect(lackingIn(playbook(per, body, 'guard { cooldown 30m at most 9 runs in 1h }'))).toEqual(lacking);
  });
});
