import type { ArgumentModel } from '../../dsl/model/argument.ts';
import type { ConditionModel } from '../../dsl/model/condition.ts';
import type { LimitsModel } from '../../dsl/model/limit.ts';
import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import type { ExpectModel, TrackModel, UntilModel } from '../../dsl/model/step.ts';
import { argumentsText } from '../describe/argument.ts';
import { clauseEn } from '../describe/english/condition.ts';
import { limitPhrasesEn } from '../describe/english/limit.ts';
import { clockEn, whileEn } from '../describe/english/playbook.ts';
import { trackEn, untilEn } from '../describe/english/step.ts';
import { clauseKo } from '../describe/korean/condition.ts';
import { dimensionsKo } from '../describe/korean/dimension.ts';
import { withParticle } from '../describe/korean/grammar.ts';
import { limitPhrasesKo } from '../describe/korean/limit.ts';
import { clockKo, whileKo } from '../describe/korean/playbook.ts';
import { trackKo, untilKo } from '../describe/korean/step.ts';
import type { Reading } from '../describe/reading.ts';
import { formatSpan, type Language } from '../format.ts';

/** What a graph says, in one language. */
export interface GraphWords {
  readonly language: Language;
  /** How a thing is called: by its title where the language reads it. */
  titled(name: string, title: string | null): string;
  /** A condition at the place where it decides. */
  when(condition: ConditionModel, reading: Reading): string;
  /** Why it starts, and what keeps it from starting. */
  trigger(playbook: PlaybookModel, reading: Reading): readonly string[];
  limits(limits: LimitsModel, of: 'playbook' | 'action', reading: Reading): readonly string[];
  check(name: string): string;
  /** @param index  of the branch among those of its `if` */
  branch(clause: string, index: number): string;
  undo(verb: string): string;
  until(until: UntilModel): string;
  arguments(args: readonly ArgumentModel[], reading: Reading): string;
  expect(step: ExpectModel, reading: Reading): string;
  track(step: TrackModel, reading: Reading): string;
  wait(ms: number): string;
  escalate(to: string | null): string;
  readonly start: string;
  readonly else: string;
  readonly always: string;
  readonly failed: string;
  readonly missed: string;
  readonly hole: string;
  readonly routine: string;
}

const english: GraphWords = {
  language: 'en',
  titled: (name, title) => (title === null ? name : `${name} (${title})`),
  when: (condition, reading) => clauseEn(condition, reading),
  trigger: (playbook, reading) => [
    ...(playbook.by.length === 0 ? [] : [`for each ${playbook.by.join(' and ')}`]),
    ...(playbook.clock === null ? [] : [clockEn(playbook.clock, reading)]),
    ...(playbook.trigger === null ? [] : [clauseEn(playbook.trigger, reading)]),
    ...whileEn(playbook, reading),
  ],
  limits: limitPhrasesEn,
  check: (name) => `check ${name}`,
  branch: (clause, index) => `${index === 0 ? 'if' : 'else, if'} ${clause}`,
  undo: (verb) => `undo ${verb}`,
  until: untilEn,
  arguments: (args, reading) => argumentsText(args, reading, 'en'),
  expect: ({ condition, withinMs }, reading) =>
    `${condition === null ? 'recovered' : clauseEn(condition, reading)} within ${formatSpan(withinMs, 'en')}?`,
  track: trackEn,
  wait: (ms) => `wait ${formatSpan(ms, 'en')}`,
  escalate: (to) => `call in ${to ?? 'the owner'}`,
  start: 'when',
  else: 'else',
  always: 'always',
  failed: 'if it fails',
  missed: 'if not',
  hole: '… (still open)',
  routine: 'routine',
};

const korean: GraphWords = {
  language: 'ko',
  titled: (name, title) => title ?? name,
  when: (condition, reading) => clauseKo(condition, 'if', reading),
  trigger: (playbook, reading) => [
    ...(playbook.by.length === 0 ? [] : [`${dimensionsKo(playbook.by, reading)}별로`]),
    ...(playbook.clock === null ? [] : [clockKo(playbook.clock, reading)]),
    ...(playbook.trigger === null ? [] : [clauseKo(playbook.trigger, 'if', reading)]),
    ...whileKo(playbook, reading),
  ],
  limits: limitPhrasesKo,
  check: (name) => `${name} 확인`,
  branch: (clause, index) => `${index === 0 ? '' : '아니고 '}${clause}`,
  undo: (verb) => `${withParticle(verb, '으로', '로')} 되돌림`,
  until: untilKo,
  arguments: (args, reading) => argumentsText(args, reading, 'ko'),
  expect: ({ condition, withinMs }, reading) =>
    `${formatSpan(withinMs, 'ko')} 안에 ${condition === null ? '회복되는' : clauseKo(condition, 'noun', reading)} 일이 있는가?`,
  track: trackKo,
  wait: (ms) => `${formatSpan(ms, 'ko')} 기다림`,
  escalate: (to) => `${to ?? '담당자'}에게 올림`,
  start: '시작',
  else: '모두 아니면',
  always: '언제나',
  failed: '실패하면',
  missed: '없으면',
  hole: '… (아직 비어 있음)',
  routine: '루틴',
};

/** The words of a language. */
export function graphWords(language: Language): GraphWords {
  return language === 'ko' ? korean : english;
}
