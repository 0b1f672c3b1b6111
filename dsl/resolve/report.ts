import { type Diagnostic, type DiagnosticDetails, type DiagnosticLevel, diagnostic } from '../diagnostic.ts';
import { say, type Text } from '../say.ts';
import type { Span } from '../tree/literal.ts';
import type { SourceFile } from '../tree.ts';
import { createSourceMap, type NamedKind, type SourceMapBuilder } from './source-map.ts';

/** Collects diagnostics about one file, and whether the thing being resolved came out whole. */
export interface Report {
  readonly file: SourceFile;
  readonly error: (code: string, span: Span, message: Text, details?: DiagnosticDetails) => null;
  readonly warn: (code: string, span: Span, message: Text, details?: DiagnosticDetails) => void;
  readonly info: (code: string, span: Span, message: Text, details?: DiagnosticDetails) => void;
  /** OS2501: something is left open on purpose. It blocks nothing but going live, so it spoils nothing. */
  readonly hole: (span: Span) => void;
  /** Notes that something cannot run because of what another message already says. */
  readonly spoil: () => null;
  /**
   * Whether this is the first message about something that is lacking, such as a `per` in `when` or the window of a
   * metric: all places that need it have one cause, and the others only spoil.
   */
  readonly isFirstWithout: (what: string) => boolean;
  /** Whether a message about that was told already. */
  readonly isWithout: (what: string) => boolean;
  /** Notes where a node of the model was written, and gives it back. */
  readonly mark: <T extends object>(node: T, span: Span) => T;
  /** Notes that these characters name something. */
  readonly refer: (span: Span, kind: NamedKind, name: string) => void;
  /** The same of the place that declares it. */
  readonly declare: (span: Span, kind: NamedKind, name: string) => void;
  /** True once an error was reported or something spoiled. */
  readonly isBroken: () => boolean;
  /** The same verdict, in another file. */
  readonly in: (file: SourceFile) => Report;
}

/** Diagnostics of a project; equal ones, such as two uses of one shared check give, are kept once. */
export interface Sink {
  readonly add: (found: Diagnostic) => void;
  readonly all: () => readonly Diagnostic[];
  /** Notes that the pack behind a prefix is not there: its names are unknown for that cause alone. */
  readonly losePack: (prefix: string) => void;
  /** Whether a name belongs to such a pack. */
  readonly isLost: (name: string) => boolean;
  readonly map: SourceMapBuilder;
}

/** An empty sink. `all` sorts by file, place and code. */
export function createSink(): Sink {
  const found = new Map<string, Diagnostic>();
  const lost = new Set<string>();
  return {
    map: createSourceMap(),
    add: (one) => {
      const key = [one.file, one.span.start, one.span.end, one.code, one.message].join('\n');
      if (!found.has(key)) found.set(key, one);
    },
    all: () => [...found.values()].sort(byPlace),
    losePack: (prefix) => void lost.add(`${prefix}.`),
    isLost: (name) => lost.size > 0 && [...lost].some((prefix) => name.startsWith(prefix)),
  };
}

/** A report with a verdict of its own: one for each playbook, source, probe and metric. */
export function createReport(file: SourceFile, sink: Sink): Report {
  let broken = false;
  const lacking = new Set<string>();
  const inFile = (at: SourceFile): Report => {
    const add = (
      level: DiagnosticLevel,
      code: string,
      span: Span,
      message: Text,
      details?: DiagnosticDetails,
    ): void => sink.add(diagnostic(code, level, at.path, span, message, details));
    const spoil = (): null => {
      broken = true;
      return null;
    };
    const error: Report['error'] = (code, span, message, details) => {
      if (code === 'OS1101' && sink.isLost(at.text.slice(span.start, span.end))) return spoil();
      add('error', code, span, message, details);
      return spoil();
    };
    return {
      file: at,
      error,
      warn: (code, span, message, details) => add('warning', code, span, message, details),
      info: (code, span, message, details) => add('info', code, span, message, details),
      hole: (span) =>
        add('error', 'OS2501', span, say`\`...\` leaves open what happens next`, {
          label: say`a hole`,
          notes: [say`the playbook can be simulated; it never acts until the hole is filled`],
          help: say`write what to do here, for example \`do log.note(text: "…")\``,
        }),
      spoil,
      isFirstWithout: (what) => {
        const isFirst = !lacking.has(what);
        lacking.add(what);
        if (!isFirst) spoil();
        return isFirst;
      },
      isWithout: (what) => lacking.has(what),
      mark: (node, span) => {
        sink.map.mark(node, { file: at, span });
        return node;
      },
      refer: (span, kind, name) => sink.map.name({ file: at, span, kind, name, isDeclaration: false }),
      declare: (span, kind, name) => sink.map.name({ file: at, span, kind, name, isDeclaration: true }),
      isBroken: () => broken,
      in: inFile,
    };
  };
  return inFile(file);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}
