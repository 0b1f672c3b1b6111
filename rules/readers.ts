import type { Project } from '../dsl/model/project.ts';
import {
  type Read,
  readsOfAudience,
  readsOfCheck,
  readsOfMetric,
  readsOfPlaybook,
  readsOfProbe,
} from './reads.ts';

/** A playbook or a declaration, and what it names itself. */
export interface Reader {
  readonly kind: Exclude<Read['kind'], 'verb'> | 'playbook';
  readonly name: string;
  readonly title: string | null;
  readonly reads: readonly Read[];
}

/** What a name stands for. */
export type Thing = Read | Pick<Reader, 'kind' | 'name'>;

/** Everything of a project that has a name, with what it reads: playbooks first, then what they stand on. */
export function readersOf(project: Project): readonly Reader[] {
  const { playbooks, checks, metrics, audiences, schedules, probes, sources } = project;
  const shared = new Set(checks.map(({ name }) => name));
  return [
    ...playbooks.map((one) => reader('playbook', one, readsOfPlaybook(one, shared))),
    ...checks.map((one) => reader('check', one, readsOfCheck(one))),
    ...metrics.map((one) => reader('metric', one, readsOfMetric(one))),
    ...audiences.map((one) => reader('audience', one, readsOfAudience(one))),
    ...schedules.map((one) => reader('schedule', one, [])),
    ...probes.map((one) => reader('probe', one, readsOfProbe(one))),
    ...sources.map((one) => reader('source', one, [])),
  ];
}

/** What reads a thing directly, in the order of `readersOf`; a verb may be called like a check and is not it. */
export function readBy({ kind, name }: Thing, readers: readonly Reader[]): readonly Reader[] {
  return readers.filter(({ reads }) => reads.some((read) => read.kind === kind && read.name === name));
}

function reader(
  kind: Reader['kind'],
  { name, title }: { readonly name: string; readonly title: string | null },
  reads: readonly Read[],
): Reader {
  return { kind, name, title, reads };
}
