import type { AudienceModel, ScheduleModel } from '../../dsl/model/definition.ts';
import type { MetricModel } from '../../dsl/model/metric.ts';
import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import type { Project } from '../../dsl/model/project.ts';
import type { ProbeModel, SourceModel } from '../../dsl/model/source.ts';
import type { CheckModel, StepModel } from '../../dsl/model/step.ts';
import { type Reader, readBy, readersOf } from '../readers.ts';
import { stepsIn } from './reading.ts';

/** Something of a project that can be explained by its name. */
export type Named =
  | { readonly kind: 'playbook'; readonly of: PlaybookModel }
  | { readonly kind: 'metric'; readonly of: MetricModel }
  | { readonly kind: 'check'; readonly of: CheckModel }
  | { readonly kind: 'audience'; readonly of: AudienceModel }
  | { readonly kind: 'schedule'; readonly of: ScheduleModel }
  | { readonly kind: 'source'; readonly of: SourceModel }
  | { readonly kind: 'probe'; readonly of: ProbeModel }
  | { readonly kind: 'routine'; readonly of: CalledRoutine };

/** A routine as one playbook calls it: its parameters are that call's values. */
export interface CalledRoutine {
  readonly name: string;
  readonly title: null;
  readonly body: readonly StepModel[];
  readonly playbook: string;
  readonly within: PlaybookModel;
}

/** Everything that has a name, playbooks first; a check written on the spot is known by its playbook's use of it. */
export function namedIn(project: Project): readonly Named[] {
  const inside = project.playbooks.flatMap((playbook) =>
    stepsIn([...playbook.body, ...playbook.expects]).flatMap((step) => namedStep(step, playbook)),
  );
  return [
    ...project.playbooks.map((of) => ({ kind: 'playbook', of }) as const),
    ...project.metrics.map((of) => ({ kind: 'metric', of }) as const),
    ...project.checks.map((of) => ({ kind: 'check', of }) as const),
    ...project.audiences.map((of) => ({ kind: 'audience', of }) as const),
    ...project.schedules.map((of) => ({ kind: 'schedule', of }) as const),
    ...project.sources.map((of) => ({ kind: 'source', of }) as const),
    ...project.probes.map((of) => ({ kind: 'probe', of }) as const),
    ...inside,
  ];
}

/** What reads a declaration directly; routines are expanded where they are called, and nothing knows them after that. */
export function usersOf({ kind, of }: Named, project: Project): readonly Reader[] {
  if (kind === 'routine') return project.playbooks.flatMap((playbook) => callers(of.name, playbook));
  return readBy({ kind, name: of.name }, readersOf(project));
}

function callers(routine: string, playbook: PlaybookModel): readonly Reader[] {
  const steps = stepsIn([...playbook.body, ...playbook.expects]);
  const calls = steps.some((step) => step.kind === 'routine' && step.name === routine);
  return calls ? [{ kind: 'playbook', name: playbook.name, title: playbook.title, reads: [] }] : [];
}

function namedStep(step: StepModel, within: PlaybookModel): readonly Named[] {
  switch (step.kind) {
    case 'check':
      return step.checks.map((of) => ({ kind: 'check', of }));
    case 'routine':
      return [
        {
          kind: 'routine',
          of: { name: step.name, title: null, body: step.body, playbook: within.name, within },
        },
      ];
    default:
      return [];
  }
}
