import { expect, test } from '@jest/globals';
import { settingsFindings } from './settings-findings.ts';

test('each problem of settings is found at its place, counted from 0, and without a place at the beginning', () => {
  const found = settingsFindings('/shop/a.yaml:3:7: zone: no zone\n/shop/a.yaml: this is no text in UTF-8');
  expect(found.map(({ range, message }) => [range.start, message])).toEqual([
    [{ line: 2, character: 6 }, 'zone: no zone'],
    [{ line: 0, character: 0 }, '/shop/a.yaml: this is no text in UTF-8'],
  ]);
});
