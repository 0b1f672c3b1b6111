import type { PlaybookModel, Severity } from '../../model/playbook.ts';
import type { DoModel, EscalateModel } from '../../model/step.ts';

/** What playbooks can bring about, as far as a test can ask for it. */
export interface Deeds {
  /** Verbs of their actions and of what takes these back, each once. */
  readonly verbs: readonly string[];
  /** Verbs of the actions that have an end, and so are taken back. */
  readonly undone: ReadonlySet<string>;
  /** Who is called: the names that are written, and the owner where none is; each once. */
  readonly called: readonly string[];
  /** What an incident begins with or is raised to, each once. */
  readonly severities: readonly Severity[];
}

/** Reads it off the models: every act and every call stands in them as a node of its kind, routines expanded. */
export function deedsOf(playbooks: readonly PlaybookModel[]): Deeds {
  const verbs = new Set<string>();
  const undone = new Set<string>();
  const called = new Set<string>();
  const severities = new Set<Severity>();
  for (const playbook of playbooks) {
    severities.add(playbook.severity);
    for (const { to } of playbook.raises) severities.add(to);
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if (isDo(node)) {
        verbs.add(node.verb);
        if (node.until !== null) {
          undone.add(node.verb);
          if (node.undo !== null) verbs.add(node.undo.verb);
        }
      }
      if (isEscalate(node)) called.add(node.to ?? playbook.owner ?? '');
      for (const value of Object.values(node)) visit(value);
    };
    visit([playbook.body, playbook.expects, playbook.guard]);
  }
  return { verbs: [...verbs], undone, called: [...called], severities: [...severities] };
}

function isDo(node: object): node is DoModel {
  return 'kind' in node && node.kind === 'do' && 'verb' in node;
}

function isEscalate(node: object): node is EscalateModel {
  return 'kind' in node && node.kind === 'escalate';
}
