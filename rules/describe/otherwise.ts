import { partsOf } from '../../dsl/lint/walk.ts';
import type { StepModel } from '../../dsl/model/step.ts';
import type { Language } from '../format.ts';

/**
 * What an `otherwise` is the other case of. `causes`: the branches before it in its block are about every cause that a
 * check there can find, so none fits. `branches`: only those branches. `nothing`: no branch on a cause stands before it,
 * and it always runs.
 */
type Otherwise = 'causes' | 'branches' | 'nothing';

const WORDS: Readonly<Record<Language, Readonly<Record<Otherwise, string>>>> = {
  en: {
    causes: 'if no cause branch ran',
    branches: 'otherwise',
    nothing: 'always, since no branch on a cause stands before it',
  },
  ko: {
    causes: '맞는 원인이 없으면',
    branches: '아니면',
    nothing: '언제나 (앞에 원인을 묻는 분기가 없음)',
  },
};

/**
 * When an `otherwise` runs, in words.
 *
 * @param before  the statements before it in its block
 */
export function otherwiseText(before: readonly StepModel[], language: Language): string {
  return WORDS[language][otherwiseAfter(before)];
}

function otherwiseAfter(before: readonly StepModel[]): Otherwise {
  const steps = before.flatMap(inPlace);
  const asked = steps.flatMap(causesAsked);
  if (asked.length === 0) return 'nothing';
  const found = steps
    .flatMap((step) => (step.kind === 'check' ? step.checks : []))
    .flatMap(({ causes }) => causes);
  return found.length > 0 && found.every(({ name }) => asked.includes(name)) ? 'causes' : 'branches';
}

/** A routine is its statements. */
function inPlace(step: StepModel): readonly StepModel[] {
  return step.kind === 'routine' ? step.body.flatMap(inPlace) : [step];
}

function causesAsked(step: StepModel): readonly string[] {
  const parts = step.kind === 'if' ? step.branches.flatMap(({ when }) => partsOf(when)) : [];
  return parts.flatMap((part) => (part.kind === 'cause' ? [part.cause] : []));
}
