import type { CliCommand } from './command.ts';

/** `ordersense lsp --stdio`: the language server, started by an editor. */
export const lsp: CliCommand = {
  name: 'lsp',
  summary: 'serve an editor: findings, completion, hover, definitions, rename, format',
  interrupted: null,
  configure(command) {
    command.requiredOption('--stdio', 'speak over standard input and output, as editors expect');
  },
  async run(_args, _options, { io }) {
    const { createConnection, ProposedFeatures } = await import('vscode-languageserver/node');
    const { serve } = await import('../lsp/server.ts');
    const { createWorkspace } = await import('../lsp/workspace.ts');
    serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), createWorkspace(), io.lang);
    // The connection ends the process when the editor goes.
    await new Promise<never>(() => {});
  },
};
