import { expect, test } from '@jest/globals';
import { loadProject } from '../../project.ts';
import { catalog, shared } from '../../resolve/testing/sample.ts';
import { runLints } from '../run.ts';
import { fixedText } from '../testing/fixed.ts';
import { linted } from '../testing/linted.ts';
import { unusedDefinition } from './unused-definition.ts';

const play = 'playbook p { when orders per region < 3 then do log.write(text: "x") }';
const found = (text: string) =>
  linted(`${text}\n${play}`, 'OS1108').map((line) => line.replace('info OS1108 ', ''));
const stream =
  'stream calls from kafka "calls" { key id time at silent after 5m field id is id field area is place }';

test.each([
  ['a metric', 'metric m = count of orders_in per region over 15m', '<m> nothing uses the metric `m`'],
  ['a stream', stream, '<calls> nothing uses the stream `calls`'],
  ['a schedule', 'define schedule peak = daily 11:00-14:00', '<peak> nothing uses the schedule `peak`'],
  ['a value', 'define value desk = "#ops"', '<desk> nothing uses the value `desk`'],
  ['a check', 'define check c { because odd when idle < 3 }', '<c> nothing uses the check `c`'],
  ['an audience', 'define audience few = riders at most 3', '<few> nothing uses the audience `few`'],
  ['a routine', 'define routine r() { do log.write(text: "r") }', '<r> nothing uses the routine `r`'],
  [
    'words',
    `${stream}\nmetric m = count of calls over 15m\ndefine words area { 북: "n" }`,
    '<area> nothing uses the words `area`',
  ],
])('told: %s', (_title, text, line) => {
  expect(found(text)).toContain(line);
});

test.each([
  ['in a condition', 'metric m = count of orders_in per region over 15m', 'when m per region < 3'],
  ['in a formula', 'metric m = count of orders_in over 15m metric n = m / 2', 'when n overall < 3'],
  ['in a text', 'metric m = count of orders_in per region over 15m', 'when orders per region < 3', '{m}'],
  ['as a place', 'define words shop { 가게: "s" }', 'when orders in 가게 < 3'],
  ['where it is bound', 'define words shop { 가게: "s" }', 'when orders per shop < 3'],
  ['by a field of it', stream, 'when count of calls.id overall < 3 over 15m'],
  [
    'in a playbook that has an error',
    'metric m = count of orders_in per region over 15m',
    'when m per region < "x"',
  ],
  ['in one that cannot be read', 'metric m = count of orders_in per region over 15m', 'when when m'],
])('not: used %s', (_title, text, when, said = 'x') => {
  expect(found(`${text}\nplaybook q { ${when} then do log.write(text: "${said}") }`)).toEqual([]);
});

test('not: a table that says who agreed to marketing', () => {
  const tables = `table carts from kafka "k" { key cart time at field cart is id field customer is id(customer) }
table people from kafka "p" { key customer time at field customer is id(customer) field agreed is bool consent }
define audience leavers = carts at most 9`;
  const offer = 'playbook q { when orders per region < 3 then do offers.send(to: leavers, text: "x") }';
  expect(found(`${tables}\n${offer}`)).toEqual([]);
});

test('before the first playbook nothing is called unused', () => {
  expect(linted('metric m = count of orders_in over 15m', 'OS1108')).toEqual([]);
});

test('of a pack nothing is called unused', () => {
  const pack = 'language 1\nmetric m = count of orders_in over 15m\n';
  const told = (use: string) => {
    const files = [
      { path: 'shared.play', text: shared },
      { path: 'a.play', text: `language 1\n${use}\n${play}\n` },
      { path: 'packs/p.play', text: pack },
    ];
    const subject = { ...loadProject(files, catalog), catalog, history: null };
    return runLints(subject, [unusedDefinition]).filter(({ file }) => file === 'packs/p.play').length;
  };
  expect([told(''), told('use "packs/p.play" as pay')]).toEqual([1, 0]);
});

test('its fix takes it out, with the comment above it', () => {
  const unused = '# counts nothing\nmetric m = count of orders_in\n  over 15m\n';
  expect(fixedText(`define value a = "b"\n\n${unused}\n${play}`, 'OS1108')).toContain(`\n\n${play}`);
  expect(fixedText(`${unused}\n${play}`, 'OS1108')).toBe(`language 1\n\n${play}\n`);
});
