import type { Project } from '../../dsl/model/project.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { type CompileOptions, compileProject } from '../../rules/compile/bundle.ts';

/** The playbooks under test as a bundle that acts, whatever their mode is: nothing of a test reaches anybody. */
export function testBundle(project: Project, playbook: string | null, options: CompileOptions): Bundle {
  const playbooks = project.playbooks.filter(({ name }) => playbook === null || name === playbook);
  const live = playbooks.map((one) => ({ ...one, mode: 'live' as const }));
  return compileProject({ ...project, playbooks: live }, options);
}
