import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CodeActionKind,
  type Connection,
  ErrorCodes,
  type InitializeResult,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsAt } from '../../dsl/editor/completion.ts';
import { hoverAt } from '../../dsl/editor/hover.ts';
import { declarationsOf, nameAt, ownName, placesOf, writtenName } from '../../dsl/editor/navigation.ts';
import { outlineOf } from '../../dsl/editor/outline.ts';
import { renamed } from '../../dsl/editor/rename.ts';
import { formatFile } from '../../dsl/format/format-file.ts';
import { told } from '../../dsl/messages/in-language.ts';
import type { Language } from '../../dsl/messages/language.ts';
import type { NameUse } from '../../dsl/resolve/source-map.ts';
import { say, type Text } from '../../dsl/say.ts';
import { applyFixes } from '../apply-fixes.ts';
import { settingsFile } from '../settings-file.ts';
import { VERSION } from '../version.ts';
import {
  completionOf,
  diagnosticOf,
  quickFixOf,
  type Ranges,
  rangesOf,
  symbolOf,
  wholeEdit,
} from './protocol.ts';
import { settingsFindings } from './settings-findings.ts';
import type { OpenProject, Workspace } from './workspace.ts';

/** A file of a request, with what it needs. */
interface Asked {
  readonly project: OpenProject;
  readonly path: string;
  readonly ranges: Ranges;
}

/** How long the keyboard rests before a project is read again, ms. */
const REST_MS = 150;

/** Serves one editor over a connection until it closes. */
export function serve(connection: Connection, workspace: Workspace, language: Language): void {
  const documents = new TextDocuments(TextDocument);
  let resting: NodeJS.Timeout | null = null;
  /** Files that have findings on the screen. */
  let marked: ReadonlySet<string> = new Set();
  /** What was last said about settings, so that it is not said at every pause of the keyboard. */
  let warned: string | null = null;

  connection.onInitialize((asked): InitializeResult => {
    const root = asked.workspaceFolders?.[0]?.uri ?? asked.rootUri;
    workspace.workIn(root?.startsWith('file:') ? fileURLToPath(root) : null);
    return {
      serverInfo: { name: 'ordersense', version: VERSION },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: ['.', ' ', '{', '(', '"'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentFormattingProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] },
      },
    };
  });

  /** Tells the findings of a whole project: a metric renamed in one file breaks another. */
  async function tell(uri: string): Promise<void> {
    const project = await workspace.projectOf(uri);
    const unread = 'problem' in project ? project.problem : project.unread;
    const problem = unread === null ? null : told(unread, language);
    // A notification: a request could be refused, and nobody is asked anything.
    if (problem !== null && problem !== warned)
      await connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: problem,
      });
    warned = problem;
    if ('problem' in project) return;
    const now = new Set<string>(project.unsaved === null ? [] : marked);
    if (problem !== null) {
      const address = pathToFileURL(settingsFile(project.folder)).href;
      await connection.sendDiagnostics({ uri: address, diagnostics: [...settingsFindings(problem)] });
      now.add(address);
    }
    for (const { path } of project.files) {
      if (project.unsaved !== null && workspace.uriOf(project, path) !== project.unsaved) continue;
      const ranges = rangesFor(project, path);
      const found = project.diagnostics.filter(({ file }) => file === path);
      const address = workspace.uriOf(project, path);
      if (found.length > 0 || documents.get(address) !== undefined || marked.has(address))
        await connection.sendDiagnostics({
          uri: address,
          diagnostics: found.map((one) => diagnosticOf(one, ranges, language)),
        });
      if (found.length > 0) now.add(address);
    }
    const shown = new Set(project.files.map(({ path }) => workspace.uriOf(project, path)));
    // A file that was open and never written is of the project no more.
    for (const address of project.unsaved === null ? marked : [])
      if (!shown.has(address)) await connection.sendDiagnostics({ uri: address, diagnostics: [] });
    marked = now;
  }

  function tellSoon(uri: string): void {
    if (resting !== null) clearTimeout(resting);
    resting = setTimeout(() => void tell(uri), REST_MS);
  }

  function rangesFor(project: OpenProject, path: string): Ranges {
    const map = workspace.mapOf(project, path);
    return rangesOf(documents.get(workspace.uriOf(project, path))?.getText() ?? map.nfc, map);
  }

  async function ask<T>(uri: string, answer: (asked: Asked) => T): Promise<T | null> {
    const project = await workspace.projectOf(uri);
    if ('problem' in project) return null;
    const path = workspace.pathIn(project, uri);
    return answer({ project, path, ranges: rangesFor(project, path) });
  }

  function refusal(why: Text): ResponseError<void> {
    return new ResponseError<void>(ErrorCodes.InvalidParams, told(why, language));
  }

  function locations(project: OpenProject, uses: readonly NameUse[]) {
    return uses.map((use) => ({
      uri: workspace.uriOf(project, use.file.path),
      range: rangesFor(project, use.file.path).range(writtenName(use) ?? use.span),
    }));
  }

  documents.onDidChangeContent(({ document }) => {
    workspace.edit(document.uri, document.getText());
    tellSoon(document.uri);
  });
  documents.onDidClose(({ document }) => {
    workspace.edit(document.uri, null);
    // What was never saved is gone with its window.
    if (!document.uri.startsWith('file:'))
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    workspace.forget();
    // What was typed and not saved is undone for every file that read it.
    if (document.uri.startsWith('file:')) tellSoon(document.uri);
  });
  documents.onDidSave(() => workspace.forget());
  connection.onDidChangeWatchedFiles(({ changes }) => {
    workspace.forget();
    if (changes[0] !== undefined) tellSoon(changes[0].uri);
  });
  connection.onShutdown(() => {
    if (resting !== null) clearTimeout(resting);
  });

  connection.onCompletion(({ textDocument, position }) =>
    ask(textDocument.uri, ({ project, path, ranges }) => {
      const text = workspace.mapOf(project, path).nfc;
      return completionsAt(project, text, ranges.offset(position)).map((one, index) =>
        completionOf(one, ranges, index),
      );
    }),
  );

  connection.onHover(({ textDocument, position }) =>
    ask(textDocument.uri, ({ project, path, ranges }) => {
      const hover = hoverAt(project, project.catalog, path, ranges.offset(position), language);
      return (
        hover && { contents: { kind: 'markdown', value: hover.markdown }, range: ranges.range(hover.span) }
      );
    }),
  );

  connection.onDefinition(({ textDocument, position }) =>
    ask(textDocument.uri, ({ project, path, ranges }) => {
      const use = nameAt(project, path, ranges.offset(position));
      return use && locations(project, declarationsOf(project, use));
    }),
  );

  connection.onReferences(({ textDocument, position, context }) =>
    ask(textDocument.uri, ({ project, path, ranges }) => {
      const use = nameAt(project, path, ranges.offset(position));
      const places = use === null ? [] : placesOf(project, use);
      return locations(
        project,
        places.filter(({ isDeclaration }) => context.includeDeclaration || !isDeclaration),
      );
    }),
  );

  connection.onPrepareRename(({ textDocument, position }) =>
    ask(textDocument.uri, ({ project, path, ranges }) => {
      const use = nameAt(project, path, ranges.offset(position));
      if (use === null) return null;
      // A name with a prefix or a check before it keeps both: only what is written is changed.
      const isWhole = use.kind !== 'cause' && use.kind !== 'word';
      const edits = renamed(project, use, isWhole ? use.name : ownName(use));
      if ('template' in edits) return refusal(edits);
      const span = use.kind === 'cause' ? use.span : (writtenName(use) ?? use.span);
      return { range: ranges.range(span), placeholder: isWhole ? use.name : ownName(use) };
    }),
  );

  connection.onRenameRequest(({ textDocument, position, newName }) =>
    ask(textDocument.uri, ({ project, path, ranges }) => {
      const use = nameAt(project, path, ranges.offset(position));
      if (use === null) return null;
      const edits = renamed(project, use, newName);
      if ('template' in edits) return refusal(edits);
      const changes: Record<string, { range: ReturnType<Ranges['range']>; newText: string }[]> = {};
      for (const { file, span, text } of edits) {
        const uri = workspace.uriOf(project, file);
        changes[uri] = [
          ...(changes[uri] ?? []),
          { range: rangesFor(project, file).range(span), newText: text },
        ];
      }
      return { changes };
    }),
  );

  connection.onDocumentFormatting(({ textDocument }) => {
    const raw = documents.get(textDocument.uri)?.getText();
    if (raw === undefined) return [];
    const result = formatFile(raw, textDocument.uri);
    return result.kind === 'formatted' ? wholeEdit(raw, result.text) : [];
  });

  connection.onDocumentSymbol(({ textDocument }) =>
    ask(textDocument.uri, ({ project, path, ranges }) => {
      const file = project.files.find((one) => one.path === path);
      return file === undefined ? [] : outlineOf(file).map((symbol) => symbolOf(symbol, ranges));
    }),
  );

  connection.onCodeAction(({ textDocument, range, context }) =>
    ask(textDocument.uri, ({ project, path, ranges }) => {
      if (context.only?.includes(CodeActionKind.SourceFixAll)) {
        const found = project.diagnostics.filter(({ file }) => file === path);
        const { text } = applyFixes(workspace.mapOf(project, path).nfc, found, false);
        const raw = documents.get(textDocument.uri)?.getText() ?? text;
        const title = told(say`mend everything that changes no meaning`, language);
        const changes = { [textDocument.uri]: wholeEdit(raw, text) };
        return [{ title, kind: CodeActionKind.SourceFixAll, edit: { changes } }];
      }
      const [start, end] = [ranges.offset(range.start), ranges.offset(range.end)];
      return project.diagnostics
        .filter(({ file, span }) => file === path && span.start <= end && start <= span.end)
        .flatMap((found) => quickFixOf(found, textDocument.uri, ranges, language) ?? []);
    }),
  );

  documents.listen(connection);
  connection.listen();
}
