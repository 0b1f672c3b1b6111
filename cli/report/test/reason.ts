import type { Decision, Instance } from '../../../engine/decision.ts';
import type { Evidence } from '../../../engine/evidence.ts';
import { instanceOf } from '../../../engine/incident/incident.ts';
import type { Verdict } from '../../test/judge.ts';
import { paneBefore } from '../../test/play.ts';
import type { TestResult } from '../../test/run.ts';

type PlayedTest = Extract<TestResult, { kind: 'played' }>;

/** Why it came to what a failed expectation found. */
export interface Reason {
  /** Why the incident was opened and acted on; why it recovered; why nothing was opened, or nothing recovered. */
  readonly kind: 'ran' | 'ended' | 'not';
  /** What was measured, in the order of judging; of a `not`, where each instance stood. */
  readonly parts: readonly { readonly instance: Instance; readonly evidence: Evidence }[];
}

/** From the evidence of its incident; without one from where triggers, or recoveries, stood at that moment. */
export function reasonOf({ expect, about, atMs }: Verdict, { played, prepared }: PlayedTest): Reason {
  const asked = expect.what;
  if (about !== null) {
    const own = played.decisions.filter(({ incident, t }) => incident === about.incident && t <= atMs);
    const isEnd = about.what === 'recovered';
    const parts = (isEnd ? [about] : grounds(own, about)).flatMap(({ instance, evidence }) =>
      evidence === null ? [] : [{ instance, evidence }],
    );
    return { kind: isEnd ? 'ended' : 'ran', parts };
  }
  const looks = played.looks.get(paneBefore(atMs))?.[asked.kind === 'recovered' ? 'recovery' : 'trigger'];
  const wanted = 'in' in asked ? asked.in : null;
  const all = prepared.bundle.playbooks.flatMap(({ name, by }) =>
    [...(looks?.get(name) ?? [])].map(([key, evidence]) => ({ instance: instanceOf(by, key), evidence })),
  );
  return {
    kind: 'not',
    parts: all.filter(
      ({ instance }) => wanted === null || instance[wanted.dimension] === String(wanted.value),
    ),
  };
}

/** What a decision rests on: the trigger that began its passage of the incident, and the check before it. */
function grounds(own: readonly Decision[], about: Decision): readonly Decision[] {
  const until = own.slice(0, own.indexOf(about) + 1);
  const last = (kinds: readonly Decision['what'][]) =>
    until.filter(({ what }) => kinds.includes(what)).slice(-1);
  return [...last(['opened', 'reopened']), ...last(['cause'])];
}
