import { told } from '../../../dsl/messages/in-language.ts';
import type { Language } from '../../../dsl/messages/language.ts';
import { say } from '../../../dsl/say.ts';
import type { Reach } from '../../test/branches.ts';

/** How much of the playbooks under test some test reached. */
export interface Coverage {
  readonly reaches: readonly Reach[];
  readonly reached: number;
  readonly total: number;
}

/** Branches, causes and actions together. */
export function coverageOf(reaches: readonly Reach[]): Coverage {
  return { reaches, reached: reaches.filter(({ isReached }) => isReached).length, total: reaches.length };
}

/** `branches covered 7/9 (not: heavy rain, otherwise)`; an action that is missed with its branch is not named. */
export function coverageLine({ reaches, reached, total }: Coverage, language: Language): string {
  const missed = [...new Set(reaches.filter(({ isReached }) => !isReached).map(({ name }) => name))];
  const line = say`branches covered ${reached}/${total}`;
  const whole = missed.length === 0 ? line : say`${line} (not: ${missed.join(', ')})`;
  return told(whole, language);
}

/** Every branch, cause and action, playbook by playbook. */
export function coverageList({ reaches }: Coverage, language: Language): string {
  const playbooks = [...new Set(reaches.map(({ playbook }) => playbook))];
  return playbooks
    .map((playbook) => {
      const own = reaches.filter((reach) => reach.playbook === playbook);
      const rows = own.map(
        ({ isReached, kind, name }) => `  ${isReached ? '✓' : '✗'} ${labelOf(kind, name, language)}`,
      );
      return [playbook, ...rows].join('\n');
    })
    .join('\n\n');
}

function labelOf(kind: Reach['kind'], name: string, language: Language): string {
  switch (kind) {
    case 'branch':
      return `if ${name}`;
    case 'cause':
      return told(say`cause ${name}`, language);
    case 'do':
      return `do ${name}`;
    case 'else':
    case 'otherwise':
      return name;
  }
}
