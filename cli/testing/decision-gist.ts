import type { Decision } from '../../engine/decision.ts';
import { canonicalJson } from '../../rules/canonical.ts';

/**
 * What of a decision does not depend on when answers came back: which one, for what, and at which instant where events
 * alone set it.
 */
export function decisionGist({ t, playbook, instance, what, step, evidence }: Decision): string {
  const ofEvents = what === 'opened' || what === 'recovered' || what === 'act';
  return canonicalJson({ playbook, instance, what, step, ...(ofEvents ? { t, evidence } : {}) });
}
