import type { Playbook } from '../../rules/playbook.ts';
import { nodesOf, rootsOf } from './root.ts';

/** Sources whose silence a playbook asks about itself (`SOURCE is missing`), by name. */
export function askedSources(playbook: Playbook): ReadonlySet<string> {
  return new Set(
    rootsOf(playbook).flatMap(({ condition }) =>
      nodesOf(condition).flatMap((node) => (node.kind === 'sourceMissing' ? [node.source] : [])),
    ),
  );
}
