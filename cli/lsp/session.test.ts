/** A whole session of an editor with the built program: `ordersense lsp --stdio` in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Location,
  PublishDiagnosticsParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MAIN } from '../testing/command.ts';

const example = fileURLToPath(new URL('../../examples/first-look', import.meta.url));

let folder: string;
let server: ChildProcess;
let editor: MessageConnection;
/** The newest findings by file, and who waits for the next. */
const findings = new Map<string, readonly Diagnostic[]>();
const waiting = new Map<string, (found: readonly Diagnostic[]) => void>();

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** The next findings that the server tells about a file. */
function told(name: string): Promise<readonly Diagnostic[]> {
  return new Promise((resolve) => waiting.set(uriOf(name), resolve));
}

async function open(name: string, text: string): Promise<readonly Diagnostic[]> {
  const next = told(name);
  const textDocument = { uri: uriOf(name), languageId: 'ordersense', version: 1, text };
  await editor.sendNotification('textDocument/didOpen', { textDocument });
  return next;
}

/** The place behind the first `words` of a text. */
function behind(text: string, words: string): { readonly line: number; readonly character: number } {
  return TextDocument.create('', '', 0, text).positionAt(text.indexOf(words) + words.length);
}

/** A text after the edits that the server proposes. */
function edited(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ordersense-lsp-'));
  cpSync(example, folder, { recursive: true });
  server = spawn(process.execPath, [MAIN, '--lang', 'en', 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  editor = createMessageConnection(
    new StreamMessageReader(server.stdout!),
    new StreamMessageWriter(server.stdin!),
  );
  editor.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      findings.set(uri, diagnostics);
      waiting.get(uri)?.(diagnostics);
    },
  );
  editor.listen();
  await editor.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {},
  });
  await editor.sendNotification('initialized', {});
});

afterAll(async () => {
  await editor.sendRequest('shutdown');
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await editor.sendNotification('exit');
  expect(await ended).toBe(0);
  editor.dispose();
  rmSync(folder, { recursive: true });
});

describe('a session', () => {
  test('a file without errors has none', async () => {
    const text = textOf('region_order_drop.play');
    const found = await open('region_order_drop.play', text);
    expect(found.filter(({ severity }) => severity === 1)).toEqual([]);
  });

  describe('a document that was never saved', () => {
    let uri = '';
    let windows = 0;
    beforeEach(() => {
      windows += 1;
      uri = `untitled:Untitled-${windows}`;
    });
    async function openUnsaved(text: string): Promise<readonly Diagnostic[]> {
      const next = new Promise<readonly Diagnostic[]>((resolve) => waiting.set(uri, resolve));
      const textDocument = { uri, languageId: 'ordersense', version: 1, text };
      await editor.sendNotification('textDocument/didOpen', { textDocument });
      return next;
    }
    afterEach(() => editor.sendNotification('textDocument/didClose', { textDocument: { uri } }));

    test('has findings, and knows the project that the editor works in', async () => {
      const found = await openUnsaved('language 1\nwhen orders drop > 50 % then do log.note(text: "x")\n');
      expect(found.map(({ code }) => code)).toContain('OS0105');
      expect(found.map(({ code }) => code)).not.toContain('OS1101');
    });

    test('is completed and explained', async () => {
      const text = 'language 1\nplaybook q {\n  when orders ';
      await openUnsaved(text);
      const items = await editor.sendRequest<CompletionItem[]>('textDocument/completion', {
        textDocument: { uri },
        position: behind(text, 'when orders '),
      });
      expect(items.map(({ label }) => label)).toContain('drop');
      const hover = await editor.sendRequest<Hover>('textDocument/hover', {
        textDocument: { uri },
        position: behind(text, 'whe'),
      });
      expect(JSON.stringify(hover.contents)).toContain('what starts the playbook');
    });

    test('that copies a file of the project is told of it, and the file is not', async () => {
      const found = await openUnsaved(textOf('region_order_drop.play'));
      expect(found.map(({ code }) => code)).toContain('OS1102');
      const saved = await open('region_order_drop.play', textOf('region_order_drop.play'));
      expect(saved.filter(({ severity }) => severity === 1)).toEqual([]);
    });
  });

  test('what is typed is looked at as it stands: completion after `when orders `', async () => {
    const text = 'language 1\nplaybook q {\n  when orders ';
    await open('q.play', text);
    const items = await editor.sendRequest<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri: uriOf('q.play') },
      position: behind(text, 'when orders '),
    });
    const labels = items.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['drop', 'rise', 'per', 'is']));
    expect(labels).not.toContain('then');
  });

  test('what is closed unsaved is undone: for the files that read it, and for one that never was on the disk', async () => {
    const text = textOf('sources.play');
    const broken = told('region_order_drop.play');
    await open('sources.play', text.replace('metric orders ', 'metric orders_of_mine '));
    expect((await broken).map(({ code }) => code)).toContain('OS1101');
    const mended = told('region_order_drop.play');
    await editor.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('sources.play') } });
    expect((await mended).filter(({ severity }) => severity === 1)).toEqual([]);

    expect((await open('never.play', 'playbook {')).map(({ code }) => code)).toContain('OS0101');
    const gone = told('never.play');
    await editor.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('never.play') } });
    expect(await gone).toEqual([]);
  });

  test('hover tells a metric’s title, unit and place', async () => {
    const text = textOf('region_order_drop.play');
    const hover = await editor.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: uriOf('region_order_drop.play') },
      position: behind(text, 'when orde'),
    });
    expect(JSON.stringify(hover.contents)).toMatch(/orders.*주문.*sources\.play/);
  });

  test('hover tells what a word does', async () => {
    const text = textOf('region_order_drop.play');
    const hover = await editor.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: uriOf('region_order_drop.play') },
      position: behind(text, '  otherw'),
    });
    expect(JSON.stringify(hover.contents)).toContain('runs when no branch on a cause ran');
  });

  test('a definition is in another file', async () => {
    const text = textOf('region_order_drop.play');
    const [place] = await editor.sendRequest<Location[]>('textDocument/definition', {
      textDocument: { uri: uriOf('region_order_drop.play') },
      position: behind(text, 'check riders.he'),
    });
    expect(place?.uri).toBe(uriOf('sources.play'));
  });

  test('a metric renamed is renamed in every file, also in texts, and nothing else is', async () => {
    const text = textOf('region_order_drop.play');
    const { changes } = await editor.sendRequest<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: uriOf('region_order_drop.play') },
      position: behind(text, 'when orde'),
      newName: 'placed_orders',
    });
    const renamed = ['region_order_drop.play', 'sources.play', 'tests/region_order_drop.test.play'];
    expect(Object.keys(changes ?? {}).sort()).toEqual(renamed.map(uriOf));
    for (const name of renamed) {
      const after = edited(textOf(name), changes?.[uriOf(name)] ?? []);
      expect(after).not.toMatch(/\borders\b(?! *"|\/)(?! from)/);
      writeFileSync(join(folder, name), after);
      await editor.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(name) } });
    }
    const found = await open('region_order_drop.play', textOf('region_order_drop.play'));
    expect(found.filter(({ severity }) => severity === 1)).toEqual([]);
  });

  test.each<[string, string, RegExp]>([
    ['a word of the language', 'when', /word of the language/],
    ['no name', '3x', /not a name/],
    ['a taken name', 'riders.health', /declared already/],
  ])('%s is refused as a new name', async (_title, newName, why) => {
    await expect(
      editor.sendRequest('textDocument/rename', {
        textDocument: { uri: uriOf('region_order_drop.play') },
        position: behind(textOf('region_order_drop.play'), 'when placed_or'),
        newName,
      }),
    ).rejects.toThrow(why);
  });

  test('a name that is not the author’s is not renamed, and the editor says why', async () => {
    await expect(
      editor.sendRequest('textDocument/prepareRename', {
        textDocument: { uri: uriOf('region_order_drop.play') },
        position: behind(textOf('region_order_drop.play'), 'per regi'),
      }),
    ).rejects.toThrow(/name of a field in the events/);
  });

  test('a cause renamed is renamed in its check, its branch and its test, as one edit', async () => {
    const text = textOf('region_order_drop.play');
    const { changes } = await editor.sendRequest<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: uriOf('region_order_drop.play') },
      position: behind(text, 'cause is ride'),
      newName: 'out of riders',
    });
    expect(Object.keys(changes ?? {}).sort()).toEqual(
      ['region_order_drop.play', 'sources.play', 'tests/region_order_drop.test.play'].map(uriOf),
    );
    const after = edited(text, changes?.[uriOf('region_order_drop.play')] ?? []);
    expect(after).toContain('cause is "out of riders"');
  });

  test('a slip is shown where it stands, and its fix makes it right', async () => {
    const text = 'language 1\nwhen placed_orders per region drop > 50 % then do log.note(text: "x")\n';
    const [found] = await open('slip.play', text);
    expect([found?.code, found?.range.start]).toEqual(['OS0105', behind(text, 'drop > ')]);
    const [action] = await editor.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf('slip.play') },
      range: found!.range,
      context: { diagnostics: [found] },
    });
    const after = edited(text, action?.edit?.changes?.[uriOf('slip.play')] ?? []);
    expect(after).toContain('drop > 50% then');
    const next = told('slip.play');
    await editor.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf('slip.play'), version: 2 },
      contentChanges: [{ text: after }],
    });
    expect((await next).filter(({ severity }) => severity === 1)).toEqual([]);
  });

  test('all safe fixes at once', async () => {
    const text = 'language 1\nwhen placed_orders drop > 50 % over 15 minutes then do log.note(text: “x”)\n';
    await open('many.play', text);
    const [action] = await editor.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf('many.play') },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    expect(edited(text, action?.edit?.changes?.[uriOf('many.play')] ?? [])).toContain(
      'drop > 50% over 15m then do log.note(text: "x")',
    );
  });

  test('formatting', async () => {
    const text = 'language 1\nmetric   spare=count of order_events\n';
    await open('spare.play', text);
    const edits = await editor.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: uriOf('spare.play') },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edited(text, edits)).toBe('language 1\n\nmetric spare = count of order_events\n');
  });

  test('the outline', async () => {
    await open('sources.play', textOf('sources.play'));
    const symbols = await editor.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: uriOf('sources.play') },
    });
    expect(symbols.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['order_events', 'riders.health']),
    );
  });

  test('Hangul in separate letters is counted as the editor counts it', async () => {
    const text =
      'language 1\n# 강남구 주문\nwhen placed_orders drop > 50 % then do log.note(text: "x")\n'.normalize(
        'NFD',
      );
    const found = await open('nfd.play', text);
    const slip = found.find(({ code }) => code === 'OS0105');
    expect(slip?.range.start).toEqual(behind(text, 'drop > '));
  });

  describe('settings that cannot be read', () => {
    const settings = 'ordersense.config.yaml';
    let written = '';
    async function writeSettings(text: string): Promise<readonly Diagnostic[]> {
      const next = told(settings);
      writeFileSync(join(folder, settings), text);
      await editor.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(settings), type: 2 }],
      });
      return next;
    }

    test('are told in a message, and in their file at the place', async () => {
      written = textOf(settings);
      const shown = new Promise<string>((resolve) => {
        editor.onNotification('window/showMessage', ({ message }: { message: string }) => resolve(message));
        editor.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
          resolve(message);
          return null;
        });
      });
      const [found] = await writeSettings('zone: Asia/Seoul\nname: [');
      expect([found?.range.start.line, found?.message]).toEqual([1, expect.stringContaining('no YAML')]);
      expect(await shown).toContain(settings);
    });

    test('leave everything that needs none: completion, hover, findings of the text', async () => {
      const text = textOf('region_order_drop.play').replace('when placed_orders ', 'when placed_ordrs ');
      // What no connector offers, and a name that may come of one, is not told meanwhile.
      expect(await open('region_order_drop.play', text)).toEqual([]);
      const textDocument = { uri: uriOf('region_order_drop.play') };
      const items = await editor.sendRequest<CompletionItem[]>('textDocument/completion', {
        textDocument,
        position: behind(text, 'when '),
      });
      expect(items.map(({ label }) => label)).toContain('placed_orders');
      const hover = await editor.sendRequest<Hover>('textDocument/hover', {
        textDocument,
        position: behind(text, '  otherw'),
      });
      expect(JSON.stringify(hover.contents)).toContain('runs when no branch on a cause ran');
      const slip = await open('slip.play', 'language 1\nwhen placed_orders drop > 50 % then escalate\n');
      expect(slip.map(({ code }) => code)).toEqual(['OS0105']);
    });

    test('are forgotten when they are mended', async () => {
      const again = told('region_order_drop.play');
      expect(await writeSettings(written)).toEqual([]);
      expect((await again).map(({ code }) => code)).toContain('OS1101');
    });
  });
});
