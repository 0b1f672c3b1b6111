import type { Span, TextLiteral, TextPart } from '../tree/literal.ts';

/** One character of a text and where it is written. */
interface Placed {
  readonly character: string;
  readonly at: number;
  /** False for what an escape made: it opens no placeholder. */
  readonly written: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '"': '"', '\\': '\\' };

/**
 * A text literal from what is written between and with its quotes. `\n \t \" \\` are resolved, an unknown escape stays
 * as written; `"""` texts know no escapes and lose their first line break and common margin; `{{` and `}}` are braces.
 */
export function textLiteral(raw: string, span: Span): TextLiteral {
  const isLong = raw.startsWith('"""');
  if (!isLong && !/[\\{}]/.test(raw)) return plainText(raw, span);
  const placed = isLong ? longText(raw, span.start) : shortText(raw, span.start);
  const end = span.end;
  return {
    kind: 'text',
    value: placed.map((p) => p.character).join(''),
    parts: partsOf(placed, end),
    span,
    raw,
  };
}

/** Most texts: nothing in them stands for anything else. */
function plainText(raw: string, span: Span): TextLiteral {
  const text = raw.slice(1, endOfShort(raw));
  return { kind: 'text', value: text, parts: text === '' ? [] : [{ kind: 'plain', text }], span, raw };
}

/** Where the closing quote of a text of one line stands, or its end where it is never closed. */
function endOfShort(raw: string): number {
  const closed = raw.length > 1 && /["']$/.test(raw);
  return closed ? raw.length - 1 : raw.length;
}

function shortText(raw: string, start: number): Placed[] {
  const last = endOfShort(raw);
  const placed: Placed[] = [];
  for (let index = 1; index < last; index++) {
    const character = raw[index] ?? '';
    const escaped = character === '\\' && index + 1 < last ? ESCAPES[raw[index + 1] ?? ''] : undefined;
    placed.push({ character: escaped ?? character, at: start + index, written: escaped === undefined });
    if (escaped !== undefined) index++;
  }
  return placed;
}

function longText(raw: string, start: number): Placed[] {
  const written = raw.slice(3, -3).split('\n');
  // A file from Windows says the same: a line break is one character of a text.
  const lines = written.map((line, index) => (index < written.length - 1 ? line.replace(/\r$/, '') : line));
  const margins = lines.slice(1).filter((line) => line.trim() !== '');
  const margin = Math.min(...margins.map((line) => line.length - line.trimStart().length));
  const placed: Placed[] = [];
  let at = start + 3;
  for (const [index, line] of lines.entries()) {
    const skip = index === 0 ? 0 : Math.min(margin, line.length);
    for (let column = skip; column < line.length; column++)
      placed.push({ character: line[column] ?? '', at: at + column, written: true });
    at += (written[index]?.length ?? 0) + 1;
    if (index < lines.length - 1) placed.push({ character: '\n', at: at - 1, written: true });
  }
  const trimmed =
    lines.length > 1 && lines[0]?.trim() === '' ? placed.slice((lines[0]?.length ?? 0) + 1) : placed;
  return lines.length > 1 && lines.at(-1)?.trim() === '' ? withoutLastBreak(trimmed) : trimmed;
}

function withoutLastBreak(placed: Placed[]): Placed[] {
  const last = placed.findLastIndex((p) => p.character === '\n');
  return last < 0 ? placed : placed.slice(0, last);
}

function partsOf(placed: readonly Placed[], end: number): TextPart[] {
  const parts: TextPart[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') parts.push({ kind: 'plain', text: plain });
    plain = '';
  };
  for (let index = 0; index < placed.length; index++) {
    const { character, written } = placed[index] as Placed;
    const doubled = placed[index + 1]?.character === character;
    if (written && (character === '{' || character === '}') && doubled) {
      plain += character;
      index++;
      continue;
    }
    const close =
      written && character === '{'
        ? placed.findIndex((p, i) => i > index && '{}\n'.includes(p.character))
        : -1;
    if (close < 0 || placed[close]?.character !== '}') {
      plain += character;
      continue;
    }
    flush();
    parts.push(placeholder(placed, index, close, end));
    index = close;
  }
  flush();
  return parts;
}

function placeholder(placed: readonly Placed[], open: number, close: number, end: number): TextPart {
  const inside = placed
    .slice(open + 1, close)
    .map((p) => p.character)
    .join('');
  const [name = '', format] = inside.split('|');
  const span = { start: placed[open]?.at ?? end, end: (placed[close]?.at ?? end - 1) + 1 };
  return { kind: 'placeholder', name: name.trim(), format: format?.trim() ?? null, span };
}
