import stringWidth from 'string-width';

/** A text filled up with spaces to so many terminal cells; Hangul takes two. */
export function padded(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - stringWidth(text)));
}
