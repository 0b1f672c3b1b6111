import { nearest } from '../../dsl/nearest.ts';
import { listed } from '../../dsl/resolve/did-you-mean.ts';
import { say } from '../../dsl/say.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { UsageError } from '../usage-error.ts';

/** @throws UsageError  where no playbook of the bundle has that name */
export function playbookNamed({ playbooks }: Bundle, name: string): Playbook {
  const wanted = name.normalize('NFC');
  const found = playbooks.find((one) => one.name === wanted);
  if (found !== undefined) return found;
  const names = playbooks.map((one) => one.name);
  const close = nearest(wanted, names);
  throw new UsageError(
    say`nothing here is called \`${wanted}\``,
    close === null ? say`this project has ${listed(names)}` : say`did you mean \`${close}\`?`,
  );
}
