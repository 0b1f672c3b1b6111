/**
 * Offsets between a text as the editor has it and its NFC form, in which the language counts. They are the same but
 * for files that write Hangul in separate letters.
 */
export interface NfcMap {
  readonly nfc: string;
  readonly toNfc: (offset: number) => number;
  readonly toRaw: (offset: number) => number;
}

/** A letter with what joins it: combining marks, and the vowels and finals of Hangul in separate letters. */
const CLUSTER = /[\s\S][\u0300-\u036F\u1160-\u11FF]*/g;

/** The map of one text. An offset inside a joined letter is its start. */
export function nfcMap(raw: string): NfcMap {
  const nfc = raw.normalize('NFC');
  if (nfc === raw) return { nfc, toNfc: (offset) => offset, toRaw: (offset) => offset };
  const rawStarts: number[] = [];
  const nfcStarts: number[] = [];
  let at = 0;
  for (const { 0: cluster, index } of raw.matchAll(CLUSTER)) {
    rawStarts.push(index);
    nfcStarts.push(at);
    at += cluster.normalize('NFC').length;
  }
  rawStarts.push(raw.length);
  nfcStarts.push(nfc.length);
  return {
    nfc,
    toNfc: (offset) => nfcStarts[indexAt(rawStarts, offset)] ?? 0,
    toRaw: (offset) => rawStarts[indexAt(nfcStarts, offset)] ?? 0,
  };
}

/** Index of the last start that is not behind an offset. */
function indexAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
