import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type Range,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic as Found } from '../../dsl/diagnostic.ts';
import type { Completion } from '../../dsl/editor/completion.ts';
import type { OutlineEntry } from '../../dsl/editor/outline.ts';
import { inLanguage, told } from '../../dsl/messages/in-language.ts';
import type { Language } from '../../dsl/messages/language.ts';
import { say } from '../../dsl/say.ts';
import type { Span } from '../../dsl/tree/literal.ts';
import type { NfcMap } from './nfc-map.ts';

/** Turns places of the language into those of the protocol, and back: lines and UTF-16 characters from 0. */
export interface Ranges {
  readonly range: (span: Span) => Range;
  readonly offset: (position: Range['start']) => number;
}

/** The ranges of one text as the editor has it. */
export function rangesOf(raw: string, map: NfcMap): Ranges {
  const document = TextDocument.create('', '', 0, raw);
  return {
    range: ({ start, end }) => ({
      start: document.positionAt(map.toRaw(start)),
      end: document.positionAt(map.toRaw(end)),
    }),
    offset: (position) => map.toNfc(document.offsetAt(position)),
  };
}

/** A finding as the editor lists it: message, label, notes and help in one text. */
export function diagnosticOf(found: Found, ranges: Ranges, language: Language): Diagnostic {
  const { message, label, notes, help } = inLanguage(found, language);
  const more = [label, ...notes, help ?? ''].filter((line) => line !== '');
  return {
    range: ranges.range(found.span),
    severity: SEVERITIES[found.level],
    code: found.code,
    source: 'ordersense',
    message: [message, ...more].join('\n'),
    ...(found.code === 'OS1108' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(found.code === 'OS2504' ? { tags: [DiagnosticTag.Deprecated] } : {}),
  };
}

/** The quick fix of a finding, or null for none; what changes no meaning is preferred. */
export function quickFixOf(found: Found, uri: string, ranges: Ranges, language: Language): CodeAction | null {
  const { fix } = found;
  if (fix === null) return null;
  const written = fix.text.length > 40 || fix.text.includes('\n') ? '…' : fix.text;
  const title = fix.text === '' ? say`remove it` : say`write \`${written}\``;
  return {
    title: `${told(title, language)} (${found.code})`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(found, ranges, language)],
    isPreferred: fix.safe,
    edit: { changes: { [uri]: [{ range: ranges.range(fix.span), newText: fix.text }] } },
  };
}

/** A completion with the edit that writes it. */
export function completionOf(completion: Completion, ranges: Ranges, order: number): CompletionItem {
  const { label, kind, detail, insert, span } = completion;
  return {
    label,
    kind: COMPLETION_KINDS[kind],
    detail,
    filterText: label,
    sortText: String(order).padStart(4, '0'),
    textEdit: { range: ranges.range(span), newText: insert },
  };
}

/** An outline entry with its children. */
export function symbolOf(symbol: OutlineEntry, ranges: Ranges): DocumentSymbol {
  return {
    name: symbol.name === '' ? '…' : symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: ranges.range(symbol.span),
    selectionRange: ranges.range(symbol.at),
    children: symbol.children.map((child) => symbolOf(child, ranges)),
  };
}

/** One edit that replaces a whole text. */
export function wholeEdit(raw: string, text: string): TextEdit[] {
  if (raw === text) return [];
  const document = TextDocument.create('', '', 0, raw);
  return [
    { range: { start: { line: 0, character: 0 }, end: document.positionAt(raw.length) }, newText: text },
  ];
}

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

const COMPLETION_KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  metric: CompletionItemKind.Variable,
  source: CompletionItemKind.Struct,
  field: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  verb: CompletionItemKind.Function,
  argument: CompletionItemKind.Property,
  name: CompletionItemKind.Reference,
};

const SYMBOL_KINDS: Readonly<Record<OutlineEntry['kind'], SymbolKind>> = {
  use: SymbolKind.Package,
  stream: SymbolKind.Event,
  table: SymbolKind.Struct,
  probe: SymbolKind.Interface,
  metric: SymbolKind.Variable,
  playbook: SymbolKind.Class,
  rule: SymbolKind.Class,
  test: SymbolKind.Method,
  broken: SymbolKind.Null,
  field: SymbolKind.Field,
  cause: SymbolKind.EnumMember,
  'define-check': SymbolKind.Enum,
  'define-routine': SymbolKind.Function,
  'define-schedule': SymbolKind.Constant,
  'define-audience': SymbolKind.Array,
  'define-value': SymbolKind.Constant,
  'define-words': SymbolKind.Namespace,
};
