import { expect, test } from '@jest/globals';
import { english } from '../../dsl/say.ts';
import { uselessGlobs } from './useless-globs.ts';

const files = ['playbooks/a.play', 'packs/pay/b.play', '강남/c.play'].map((path) => ({ path, text: '' }));
const none = { warn: [], off: [] };

test.each([
  ['all below a folder', 'packs/**', null],
  ['one file', 'playbooks/a.play', null],
  ['a name in NFD', '강남/**'.normalize('NFD'), null],
  ['a folder mistyped', 'pakcs/**', 'fits `pakcs/**`; did you mean `packs/**`?'],
  ['a folder without what is in it', 'packs/', 'fits `packs/`; did you mean `packs/**`?'],
  ['a folder named from here', './packs', 'fits `./packs`; did you mean `packs/**`?'],
  ['nothing near', 'old/**', 'fits `old/**`'],
  ['another ending', '*.yaml', 'fits `*.yaml`'],
])('%s', (_title, glob, want) => {
  const told = uselessGlobs({ select: ['OS'], ...none, files: { [glob]: none } }, files).map(english);
  expect(told).toEqual(
    want === null ? [] : [`\`lint.files\` in ordersense.config.yaml: no file of the project ${want}`],
  );
});
