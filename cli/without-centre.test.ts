import { expect, test } from '@jest/globals';
import { load } from '../dsl/resolve/testing/sample.ts';
import type { Config } from './config.ts';
import { withoutCentre } from './without-centre.ts';

const audience = `table couriers from kafka "couriers" { key courier time at expire after 3m silent after 1m
  field courier is id(rider) field where is point field region is place }
define audience near = couriers within 3km of region at most 30
`;
const centres = `table centres from kafka "centres" { key region time at expire after 30d silent after 2d
  field region is place field middle is point }
`;
const act = `playbook p { owner "ops" when orders per region > 3건 guard { cooldown 1h }
  then { do bonus.pay(to: near, amount: 2000원, lasts: 1h) } }`;
const seoul = { region: { 강남구: { lat: 37.5, lon: 127 } } };

test.each<[title: string, text: string, places: Config['places'], told: number]>([
  ['nothing says where a region is', `${audience}${act}`, {}, 1],
  ['the settings say where other places are', `${audience}${act}`, { depot: seoul.region }, 1],
  ['the settings say it', `${audience}${act}`, seoul, 0],
  ['a table says it', `${audience}${centres}${act}`, {}, 0],
  ['nobody acts on it', audience, {}, 0],
])('%s', (_title, text, places, told) => {
  const { project, map } = load(text);
  const found = withoutCentre(project, map, places);
  expect(found.map(({ code, level, message }) => `${level} ${code} ${message}`)).toEqual(
    Array.from(
      { length: told },
      () => 'error OS1101 nothing says where a `region` is, and `near` is measured from there',
    ),
  );
});
