import type { PlaybookModel } from '../../model/playbook.ts';
import type { Knowledge } from '../knowledge.ts';

/** Names of what playbooks read. */
export interface Reads {
  readonly sources: ReadonlySet<string>;
  readonly probes: ReadonlySet<string>;
  readonly audiences: ReadonlySet<string>;
  /** Verbs that arguments ask (R17). */
  readonly calls: ReadonlySet<string>;
}

/**
 * What playbooks read, wherever it stands in them. Every node of the model that reads names it in a field called
 * after its kind, so the tree is walked without knowing its nodes. An audience reads its table.
 */
export function readsOf(playbooks: readonly PlaybookModel[], { scope }: Knowledge): Reads {
  const sources = new Set<string>();
  const probes = new Set<string>();
  const audiences = new Set<string>();
  const calls = new Set<string>();
  const note = (field: string, value: unknown): void => {
    if (typeof value !== 'string') return;
    // A share names its population by `of`; what else is called so names no source.
    if (field === 'source' || field === 'table' || field === 'of') sources.add(value);
    if (field === 'probe') probes.add(value);
    if (field === 'audience') audiences.add(value);
  };
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('kind' in node && node.kind === 'call' && 'verb' in node) calls.add(String(node.verb));
    for (const [field, value] of Object.entries(node)) {
      note(field, value);
      visit(value);
    }
  };
  for (const playbook of playbooks) visit(playbook);
  for (const name of audiences) {
    const node = scope.find(name)?.node;
    if (node?.kind === 'define-audience') sources.add(node.of.text);
  }
  return { sources, probes, audiences, calls };
}
