/**
 * How an empty line of the author fares at a line break: `never` kept, kept but `notFirst` of what the break begins,
 * `kept`, or `always` one.
 */
export type EmptyLine = 'never' | 'notFirst' | 'kept' | 'always';

/** A piece of layout: what is written, and where lines may or must end. Built by the layouts, written by `writeDoc`. */
export type Doc = Text | Comment | Blank | Line | Newline | Indent | Group | All;

/** What is written as it is. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
  /** The author left an empty line before it. */
  readonly afterEmptyLine: boolean;
  /** Begins a line of its own wherever it stands: behind a blank it would be read as a part of what is before it. */
  readonly apart: boolean;
}

/** A comment; whatever follows it begins a new line. */
export interface Comment {
  readonly kind: 'comment';
  readonly text: string;
  readonly afterEmptyLine: boolean;
  /** On a line of its own; else behind what it follows. */
  readonly alone: boolean;
}

/** One blank between two pieces of a line. */
export interface Blank {
  readonly kind: 'blank';
}

/** A line break where its group does not fit on one line, else `flat`. */
export interface Line {
  readonly kind: 'line';
  readonly flat: '' | ' ';
}

/** A line break. */
export interface Newline {
  readonly kind: 'newline';
  readonly emptyLine: EmptyLine;
}

/** Lines that begin inside are moved by so many levels of two blanks. */
export interface Indent {
  readonly kind: 'indent';
  readonly levels: number;
  readonly of: Doc;
}

/** On one line if it fits, else all its own `line`s break. */
export interface Group {
  readonly kind: 'group';
  readonly of: Doc;
  readonly breaks: boolean;
}

/** One behind the other. */
export interface All {
  readonly kind: 'all';
  readonly parts: readonly Doc[];
}

/** One blank. */
export const blank: Doc = { kind: 'blank' };
/** A line break, or one blank. */
export const line: Doc = { kind: 'line', flat: ' ' };
/** A line break, or nothing. */
export const softLine: Doc = { kind: 'line', flat: '' };

/** A line break wherever it stands. */
export function newline(emptyLine: EmptyLine): Doc {
  return { kind: 'newline', emptyLine };
}

/** Some pieces one behind the other. */
export function all(...parts: readonly Doc[]): Doc {
  return sequence(parts);
}

/** Any number of pieces one behind the other: more than a call can take as arguments. */
export function sequence(parts: readonly Doc[]): Doc {
  // Most rules of the grammar hold one piece: what wraps it is never made.
  const only = parts[0];
  return only !== undefined && parts.length === 1 ? only : { kind: 'all', parts };
}

/** Moves the lines that begin inside of some pieces. */
export function indent(levels: number, ...parts: readonly Doc[]): Doc {
  return { kind: 'indent', levels, of: all(...parts) };
}

/** Pieces that stand on one line, or break at each of their `line`s. */
export function group(...parts: readonly Doc[]): Doc {
  const of = sequence(parts);
  return of.kind === 'text' || of.kind === 'group' ? of : { kind: 'group', of, breaks: mustBreak(of) };
}

/** Pieces with something between each two of them. */
export function joined(parts: readonly Doc[], between: Doc): Doc {
  return sequence(parts.flatMap((part, index) => (index === 0 ? [part] : [between, part])));
}

/** Whether a line must end inside: a newline, or a comment with something of the piece before and behind it. */
function mustBreak(doc: Doc): boolean {
  let written = false;
  let ended = false;
  const visit = (part: Doc): boolean => {
    switch (part.kind) {
      case 'text':
        if (ended) return true;
        written = true;
        return false;
      case 'comment':
        if (written) ended = true;
        return false;
      case 'newline':
        return true;
      case 'indent':
        return visit(part.of);
      case 'group':
        return part.breaks || visit(part.of);
      case 'all':
        return part.parts.some(visit);
      case 'blank':
      case 'line':
        return false;
    }
  };
  return visit(doc);
}
