/** Whoever has only the output must be able to answer "why" and "why not": five evenings with their keys. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { expectGolden } from '../../dsl/testing/golden.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import { PLANTED, writePlanted } from './testing/planted-cases.ts';
import { answerWhy } from './why-command.ts';

const folders = temporaryFolders('planted');
afterAll(() => folders.removeAll());

describe.each(PLANTED.map((one) => [one.name, one] as const))('%s', (name, one) => {
  const paths = writePlanted(folders.make(name), one);
  const said = async (lang: 'en' | 'ko', json = false): Promise<string> => {
    const io = toldIo(lang);
    const question = { playbook: one.playbook, place: '강남구', at: one.at };
    await answerWhy({ ...question, ...paths, csvMap: null, data: null, json }, io);
    return io.results.join('\n');
  };

  test.each(['en', 'ko'] as const)('the answer gives every fact of the key, in %s', async (lang) => {
    const text = await said(lang);
    expectGolden(new URL(`testdata/${name}.${lang}.golden`, import.meta.url), `${text}\n`);
    expect(one.key[lang].filter((fact) => !text.includes(fact))).toEqual([]);
  });
});

describe('why not', () => {
  const [budget] = PLANTED;
  test.each([
    [
      'a trigger that is not true is shown with what it was',
      '18:10',
      ['did not fire', '✗ orders per region < 20건', 'now 40'],
    ],
    ['a hold that is not over says how much of it is', '18:24', ['did not fire', 'held 30s of 2m', 'now 1']],
  ])('%s', async (_title, at, facts) => {
    const io = toldIo();
    if (budget === undefined) throw new Error('the case is gone');
    const paths = writePlanted(folders.make(`not-${at.replace(':', '')}`), budget);
    const question = { playbook: budget.playbook, place: '강남구', at };
    await answerWhy({ ...question, ...paths, csvMap: null, data: null, json: false }, io);
    const text = io.results.join('\n');
    expect(facts.filter((fact) => !text.includes(fact))).toEqual([]);
  });
});
