import { expect, test } from '@jest/globals';
import { nfcMap } from './nfc-map.ts';

test('a text in NFC is counted as it is', () => {
  const map = nfcMap('주문 orders');
  expect([map.nfc, map.toNfc(4), map.toRaw(4)]).toEqual(['주문 orders', 4, 4]);
});

test.each<[string, string]>([
  ['Hangul in separate letters', 'when 주문 > 3건'],
  ['accents', 'café é ê'],
  ['several lines', '강남구\n서초구\n'],
])('%s: every place of the NFC text is found in the other and back', (_title, text) => {
  const nfc = text.normalize('NFC');
  const raw = text.normalize('NFD');
  const map = nfcMap(raw);
  expect(map.nfc).toBe(nfc);
  for (let offset = 0; offset <= nfc.length; offset++) {
    expect(raw.slice(0, map.toRaw(offset)).normalize('NFC')).toBe(nfc.slice(0, offset));
    expect(map.toNfc(map.toRaw(offset))).toBe(offset);
  }
});

test('inside a joined letter is its start', () => {
  expect(nfcMap('강남'.normalize('NFD')).toNfc(4)).toBe(1);
});
