/**
 * The text that everything in `dsl` counts its places in: NFC, so that Hangul is one character a syllable however it was
 * typed, and a carriage return that stands alone ends a line, or a comment would go on to the end of the file.
 */
export function normalText(text: string): string {
  const nfc = text.normalize('NFC');
  return nfc.includes('\r') ? nfc.replace(/\r(?!\n)/g, '\n') : nfc;
}
