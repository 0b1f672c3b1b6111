import { Argument } from 'commander';
import type { CliCommand } from './command.ts';

/** `ordersense completion bash|zsh|fish`: a script for the shell, made from the commands themselves. */
export const completion: CliCommand = {
  name: 'completion',
  summary: 'print a script with which your shell completes commands and options',
  interrupted: 'stopped',
  configure(command) {
    command.addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish'])).addHelpText(
      'after',
      `
bash: eval "$(ordersense completion bash)"            in ~/.bashrc
zsh:  ordersense completion zsh > ~/.zfunc/_ordersense  in a folder of your fpath
fish: ordersense completion fish | source             in ~/.config/fish/config.fish`,
    );
  },
  async run([shell], _options, { io }) {
    const { commands } = await import('./index.ts');
    const { programOf } = await import('../program.ts');
    const { commandTree } = await import('../completion/command-tree.ts');
    const tree = commandTree(programOf(commands));
    switch (shell) {
      case 'zsh': {
        const { zshCompletion } = await import('../completion/zsh.ts');
        return io.out(zshCompletion(tree));
      }
      case 'fish': {
        const { fishCompletion } = await import('../completion/fish.ts');
        return io.out(fishCompletion(tree));
      }
      default: {
        const { bashCompletion } = await import('../completion/bash.ts');
        return io.out(bashCompletion(tree));
      }
    }
  },
};
