import { expect, test } from '@jest/globals';
import { loadProject } from '../../project.ts';
import { catalog, playbook, shared } from '../../resolve/testing/sample.ts';
import { runLints } from '../run.ts';
import { fixedText } from '../testing/fixed.ts';
import { linted } from '../testing/linted.ts';
import { deprecated } from './deprecated.ts';

const old = (note: string, what = 'count of orders_in where event is "accepted" per region over 15m') =>
  `metric few = ${what} deprecated "${note}"\n`;
const found = (text: string) => linted(text, 'OS2504').map((line) => line.replace('warning OS2504 ', ''));

test.each([
  ['in a condition', playbook('few per region < 3')],
  ['in a formula', 'metric half = few / 2'],
  ['in a text', playbook('orders per region < 3', 'do log.write(text: "{few}")')],
])('a metric is told %s', (_title, text) => {
  expect(found(old('use waiting') + text)).toEqual([
    expect.stringMatching(/^<\{?few\}?> `few` is deprecated$/),
  ]);
});

test.each([
  ['means the same', old('use waiting'), 'waiting per region < 3'],
  ['means something else', old('use orders'), 'few per region < 3'],
  ['is not named', old('too slow'), 'few per region < 3'],
  ['is not there', old('use nothing_such'), 'few per region < 3'],
])('it is rewritten only where the successor means the same: it %s', (_title, metric, when) => {
  expect(fixedText(metric + playbook('few per region < 3'), 'OS2504')).toContain(`when ${when}`);
});

test.each([
  ['mode live', 1],
  ['mode shadow', 1],
  ['mode off', 0],
])('a playbook that is deprecated, in `%s`', (mode, count) => {
  const text = playbook('orders per region < 3', undefined, `${mode} deprecated "use q"`);
  expect(found(text)).toHaveLength(count);
});

/** `log.write` as its connector has given it up. */
function given(use: string | null, withSuccessor = true) {
  const verbs = catalog.verbs.flatMap((verb) => {
    if (verb.name !== 'log.write') return [verb];
    return [{ ...verb, deprecated: { use } }, ...(withSuccessor ? [{ ...verb, name: 'log.note' }] : [])];
  });
  const files = [
    { path: 'shared.play', text: shared },
    { path: 'a.play', text: `language 1\n${playbook('orders per region < 3')}` },
  ];
  const known = { ...catalog, verbs };
  return runLints({ ...loadProject(files, known), catalog: known, history: null }, [deprecated]);
}

test.each([
  ['one that takes the same', given('log.note'), 'write `log.note`', 'log.note'],
  ['one that is not there', given('log.note', false), 'write `log.note`', null],
  ['none', given(null), null, null],
])('a verb whose connector names %s', (_title, told, help, text) => {
  expect(told.map(({ message }) => message)).toEqual(['`log.write` is deprecated']);
  expect(told[0]).toMatchObject({ help, fix: text === null ? null : { text, safe: true } });
});
