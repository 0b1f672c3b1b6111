import type { Bundle } from '../bundle.ts';
import type { Condition } from '../condition.ts';
import { formatSpan } from '../format.ts';
import type { Do, Playbook, Step } from '../playbook.ts';
import { conditionEn, guardsEn } from './english-condition.ts';
import type { BoundBundle } from './scope.ts';
import { argumentsText } from './text-of.ts';

/** A playbook read back in English, one paragraph a line, steps indented by two blanks a level. */
export function describeEn(playbook: Playbook, of: Bundle): readonly string[] {
  const bundle: BoundBundle = { ...of, by: playbook.by };
  const per = playbook.by.length === 0 ? '' : `For each ${playbook.by.join(' and ')}: `;
  const starts = `${per === '' ? 'It starts' : `${per}it starts`} when ${conditionEn(playbook.trigger, bundle)}.`;
  return [
    playbook.title === null ? playbook.name : `${playbook.name} (${playbook.title})`,
    guarded(starts, playbook.trigger, bundle),
    ...playbook.unless.map((condition) =>
      guarded(`It does not start while ${conditionEn(condition, bundle)}.`, condition, bundle),
    ),
    recovery(playbook, bundle),
    ...limits(playbook),
    'What it does:',
    ...steps(playbook.body, 1, bundle),
    mode(playbook),
  ];
}

/** A sentence with the sample guards of its condition after it. */
function guarded(sentence: string, condition: Condition, bundle: BoundBundle): string {
  return [sentence, ...guardsEn(condition, bundle)].join(' ');
}

/** How it ends, also where the author left it to R7. */
function recovery({ recovered, recoverMs }: Playbook, bundle: BoundBundle): string {
  if (recovered !== null)
    return guarded(`It has recovered when ${conditionEn(recovered, bundle)}.`, recovered, bundle);
  return `It has recovered when the trigger is known to be false for ${formatSpan(recoverMs, 'en')}.`;
}

/** Limits of the whole playbook; those of one action stand beside it. */
function limits({ cooldownMs, cooldownPerInstance, caps, by }: Playbook): readonly string[] {
  const whole =
    cooldownPerInstance && by.length > 0 ? `for the same ${by.join(' and ')}` : 'for the whole playbook';
  return [
    ...(cooldownMs === null
      ? []
      : [`After it acted it waits ${formatSpan(cooldownMs, 'en')} before it acts again, ${whole}.`]),
    ...caps.map((cap) => `Limit: ${cap.text}${cap.perInstance ? ', counted for each' : ''}.`),
  ];
}

function steps(list: readonly Step[], level: number, bundle: BoundBundle): readonly string[] {
  return list.flatMap((step) => stepLines(step, level, bundle));
}

/** One statement and what is inside it. */
function stepLines(step: Step, level: number, bundle: BoundBundle): readonly string[] {
  const pad = '  '.repeat(level);
  switch (step.kind) {
    case 'check':
      return step.checks.flatMap((check) => [
        `${pad}checks ${check.title === null ? check.name : `${check.name} (${check.title})`}:`,
        ...check.causes.map((cause) =>
          guarded(`${pad}  ${cause.name} when ${conditionEn(cause.when, bundle)}.`, cause.when, bundle),
        ),
      ]);
    case 'if':
      return [
        ...step.branches.flatMap((branch, index) => [
          guarded(
            `${pad}${index === 0 ? 'if' : 'else, if'} ${conditionEn(branch.when, bundle)}:`,
            branch.when,
            bundle,
          ),
          ...steps(branch.body, level + 1, bundle),
        ]),
        ...(step.otherwise === null ? [] : [`${pad}else:`, ...steps(step.otherwise, level + 1, bundle)]),
      ];
    case 'otherwise':
      return [`${pad}if no cause branch ran:`, ...steps(step.body, level + 1, bundle)];
    case 'hole':
      return [`${pad}… (still open)`];
    case 'do':
      return [`${pad}${action(step, bundle)}`];
  }
}

/** The call with its limits and its end, as one line. */
function action({ verb, args, caps, until, undo }: Do, bundle: BoundBundle): string {
  const said = [`${verb}(${argumentsText(args, bundle, 'en')})`, ...caps.map((cap) => cap.text)];
  if (until !== null) {
    const after = until.afterMs === null ? [] : [`after ${formatSpan(until.afterMs, 'en')}`];
    const ends = [...(until.recovered ? ['at recovery'] : []), ...after].join(' or ');
    said.push(
      undo === null
        ? `ends ${ends}`
        : `undone by ${undo.verb} ${ends}${until.recovered && until.afterMs !== null ? ', whichever is first' : ''}`,
    );
  }
  return said.join('; ');
}

/** The sentence people look for: does it act? */
function mode({ mode: current, hole }: Playbook): string {
  if (hole) return 'It has a hole: it can be simulated and never acts.';
  switch (current) {
    case 'off':
      return 'It is switched off: nothing is looked at.';
    case 'shadow':
      return 'It is in shadow: it decides and records, and does nothing.';
    case 'live':
      return 'It is live: it acts.';
  }
}
