import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { say, type Text } from '../say.ts';
import { Fence } from '../token/signs.ts';

const DIRECTION = say`a mark of the direction of writing`;

/** Characters that no keyboard types, by what they are called. */
const NAMES: readonly (readonly [RegExp, Text])[] = [
  [/[\u00A0\u202F]/, say`a no-break blank`],
  [/&nbsp;/, say`a no-break blank, as a web page writes it`],
  [/\u3000/, say`a full-width blank`],
  [/[\u1680\u2000-\u200A\u205F]/, say`a blank of another width`],
  [/[\u0085\u2028\u2029]/, say`a line separator`],
  [/\u200B/, say`a zero-width blank`],
  [/[\u200C\u200D]/, say`a zero-width joiner`],
  [/[\u2060-\u2064]/, say`a word joiner`],
  [/\u00AD/, say`a soft hyphen`],
  [/\uFEFF/, say`a byte order mark`],
  [/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/, DIRECTION],
];
const CONTROL = say`a control character`;
const BLANK = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]|&nbsp;|(?!\u0085)\p{Cc}/u;
const LINE = /[\u0085\u2028\u2029]/;

/** What such a character is called: `a soft hyphen`. */
export function nameOfHidden(text: string): Text {
  return NAMES.find(([form]) => form.test(text))?.[1] ?? CONTROL;
}

/** OS0105 for blanks that the space bar does not type, for what nobody sees, and for fences of Markdown. */
export function oddBlank(token: IToken, file: string): Diagnostic {
  const span = spanOf(token);
  if (token.tokenType === Fence)
    return diagnostic('OS0105', 'error', file, span, say`a fence of Markdown is no part of a playbook`, {
      label: say`it belongs to the page that this is from`,
      help: say`remove it, here and where it closes`,
      fix: { span, text: '', safe: true },
    });
  const text = LINE.test(token.image) ? '\n' : BLANK.test(token.image) ? ' ' : '';
  const message =
    text === ' '
      ? say`a blank here is not the one of the space bar`
      : say`an invisible character stands here`;
  return diagnostic('OS0105', 'error', file, span, message, {
    label: nameOfHidden(token.image),
    help: text === '' ? say`remove it` : text === ' ' ? say`write an ordinary space` : say`begin a new line`,
    fix: { span, text, safe: true },
  });
}
