import type { CliCommand } from './command.ts';

/** `ordersense repl`: type a condition, a rule, a metric; see at once what it means. */
export const repl: CliCommand = {
  name: 'repl',
  summary: 'type conditions, rules and metrics, and see at once what they mean',
  interrupted: 'stopped; nothing was written',
  configure() {},
  async run(_args, _options, { directory, io }) {
    const { createInterface } = await import('node:readline');
    const { openProject } = await import('../load-project.ts');
    const { catalogOf } = await import('../catalog.ts');
    const { createSession } = await import('../repl/session.ts');
    const { told } = await import('../../dsl/messages/in-language.ts');
    const { say } = await import('../../dsl/say.ts');
    const { files, connectors } = await openProject(directory, { allowEmpty: true });
    const session = createSession(files, catalogOf(connectors.manifests), io.lang);
    if (io.interactive)
      io.err(told(say`type a condition or an item of the language; \`:help\` says more`, io.lang));
    const lines = createInterface({
      input: process.stdin,
      ...(io.interactive ? { output: process.stdout, prompt: '> ' } : {}),
      completer: (line: string): [string[], string] => {
        const found = session.complete(line);
        const [first] = found;
        const typed =
          first === undefined ? '' : line.slice(line.length - (first.span.end - first.span.start));
        return [found.map(({ insert }) => insert).filter((word) => word.startsWith(typed)), typed];
      },
    });
    // A terminal's Ctrl-C is a key to the reader of lines: it ends the command as everywhere.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    if (io.interactive) lines.prompt();
    for await (const line of lines) {
      const answer = session.enter(line);
      if (answer !== null && answer !== '') io.out(answer);
      if (session.hasEnded()) break;
      if (io.interactive) {
        lines.setPrompt(answer === null ? '… ' : '> ');
        lines.prompt();
      }
    }
    // An open text at the end of the input is read as it stands.
    const last = session.enter('');
    if (last !== null && last !== '') io.out(last);
    lines.close();
  },
};
