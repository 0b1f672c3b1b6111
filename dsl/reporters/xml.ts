import { printable } from '../cells.ts';

/** A text between the quotes of an XML attribute. */
export function xmlAttribute(text: string): string {
  return xmlContent(printable(text)).replaceAll('"', '&quot;');
}

/** A text between the tags of an XML element: control characters are in no XML document; a line break is. */
export function xmlContent(text: string): string {
  return text
    .split('\n')
    .map(printable)
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
