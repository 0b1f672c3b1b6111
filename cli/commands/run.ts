import type { CliCommand } from './command.ts';

/** `ordersense run`: watches and acts until it is told to stop. */
export const run: CliCommand = {
  name: 'run',
  summary: 'watch the streams and act; embedded parts where the settings name no Kafka, store or Redis',
  interrupted: null,
  configure(command) {
    command
      .argument('[folder]', 'the project; default: the working folder')
      .option('--feed <file>', 'a program that makes events into the in-process log, see docs/feed.md')
      .option('--data <dir>', 'where embedded parts keep their data; default: .ordersense in the project')
      .option('--fresh', 'forget what an earlier run kept in the data folder')
      .option('--once', 'read what is there, decide, finish what was decided, and end')
      .option(
        '--event-clock',
        'with --once, for trials: act on old events as if it were then; else their acts expire',
      )
      .option('--answers <file>', 'with --event-clock: what people answered, see docs/recordings.md')
      .option('--json', 'decisions as JSON lines on standard output');
  },
  async run([folder], options, { directory, io }) {
    const { resolve } = await import('node:path');
    const { runProject } = await import('../run.ts');
    await runProject(
      {
        directory: folder === undefined ? directory : resolve(directory, String(folder)),
        feed: options['feed'] === undefined ? null : resolve(directory, String(options['feed'])),
        data: options['data'] === undefined ? null : String(options['data']),
        fresh: options['fresh'] === true,
        once: options['once'] === true,
        eventClock: options['eventClock'] === true,
        answers: options['answers'] === undefined ? null : String(options['answers']),
        json: options['json'] === true,
      },
      io,
    );
  },
};
