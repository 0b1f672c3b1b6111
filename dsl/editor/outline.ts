import { wordsOf } from '../resolve/words-of.ts';
import type { Span } from '../tree/literal.ts';
import type { Item, SourceFile } from '../tree.ts';

/** One entry of a file's outline. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: Item['kind'] | 'field' | 'cause';
  /** All of it. */
  readonly span: Span;
  /** Its name. */
  readonly at: Span;
  readonly children: readonly OutlineEntry[];
}

/** A file's outline, in the order written; items with a syntax error have their name where it could be read. */
export function outlineOf(file: SourceFile): readonly OutlineEntry[] {
  return file.items.flatMap((item) => entryOf(item, file) ?? []);
}

function entryOf(item: Item, file: SourceFile): OutlineEntry | null {
  const { kind, span } = item;
  switch (item.kind) {
    case 'use':
      return {
        name: item.path.value,
        detail: item.as?.text ?? '',
        kind,
        span,
        at: item.path.span,
        children: [],
      };
    case 'test':
      return {
        name: item.title.value,
        detail: item.for?.text ?? '',
        kind,
        span,
        at: item.title.span,
        children: [],
      };
    case 'rule': {
      const at = item.when.span;
      return { name: wordsOf(file, at), detail: '', kind, span, at, children: [] };
    }
    case 'broken':
      return item.name && { name: item.name.text, detail: '', kind, span, at: item.name.span, children: [] };
    default: {
      const title = 'title' in item ? (item.title?.value ?? '') : '';
      return {
        name: item.name.text,
        detail: title,
        kind,
        span,
        at: item.name.span,
        children: childrenOf(item),
      };
    }
  }
}

function childrenOf(item: Item): readonly OutlineEntry[] {
  switch (item.kind) {
    case 'stream':
    case 'table':
    case 'probe':
      return item.fields.map((field) => ({
        name: field.name.text,
        detail: field.title?.value ?? '',
        kind: 'field',
        span: field.span,
        at: field.name.span,
        children: [],
      }));
    case 'define-check':
      return item.causes.map(({ cause, title, span }) => ({
        name: cause.text,
        detail: title?.value ?? '',
        kind: 'cause',
        span,
        at: cause.span,
        children: [],
      }));
    default:
      return [];
  }
}
