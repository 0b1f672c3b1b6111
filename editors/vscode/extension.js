// Starts `ordersense lsp --stdio` for .play files and speaks with it; everything else is in the server.
const { window, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** @type {LanguageClient | undefined} */
let client;

/** Called by the editor when the first .play file is opened. */
exports.activate = async () => {
  // A workspace that is not trusted must not get a program started on its files.
  if (!workspace.isTrusted) return;
  const command = workspace.getConfiguration('ordersense').get('command', 'ordersense');
  const [folder] = workspace.workspaceFolders ?? [];
  client = new LanguageClient(
    'ordersense',
    'OrderSense',
    { command, args: ['lsp', '--stdio'], options: folder === undefined ? {} : { cwd: folder.uri.fsPath } },
    {
      documentSelector: [{ language: 'ordersense' }],
      synchronize: {
        fileEvents: workspace.createFileSystemWatcher('**/{*.play,ordersense.config.yaml}'),
      },
    },
  );
  try {
    await client.start();
  } catch {
    window.showErrorMessage(
      `OrderSense: \`${command} lsp --stdio\` does not start. Install ordersense, or say in ordersense.command where it is.`,
    );
  }
};

/** Called by the editor before it ends. */
exports.deactivate = () => client?.stop();
