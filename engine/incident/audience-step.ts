import type { Audience } from '../../rules/audience.ts';
import type { Do } from '../../rules/playbook.ts';
import { selectionName } from '../check/audience-argument.ts';
import type { Evidence } from '../evidence.ts';
import { actKey, type PlanInput } from '../plan/act.ts';
import type { LeftOut } from '../plan/admission.ts';
import { type ManyAct, manyDetail, manyTarget, type PlannedMany, planMany } from '../plan/audience-act.ts';
import type { Skip } from '../plan/skip.ts';
import type { Desk } from './desk.ts';
import type { Incident } from './incident.ts';
import { tellBudgets } from './tally.ts';
import type { Watch } from './watch.ts';

/**
 * One `do` on an audience (R16), planned on all of its frozen members at once. They stay frozen from here on, whoever is
 * asked for a yes meanwhile.
 */
export function planOnMany(
  step: Do,
  audience: Audience,
  input: PlanInput,
  incident: Incident,
  desk: Desk,
): PlannedMany {
  const key = actKey(incident, step.path, manyTarget(audience));
  const selection = desk.selections.use(audience, incident);
  return planMany(step, incident, input, key, selection, incident.audiences?.[selectionName(audience)]);
}

/** Nothing of it is done, for good. */
export function skipMany(
  planned: PlannedMany & { readonly kind: 'skip' },
  step: Do,
  audience: Audience,
  evidence: Evidence | null,
  incident: Incident,
  watch: Watch,
  desk: Desk & { readonly atMs: number },
): void {
  incident.passed[step.path] = true;
  tellSkipped(planned.skip, step, audience, evidence, incident, desk);
  tellBudgets(planned, incident, watch, desk);
}

/** Commits the act, and tells whom a limit left out. Runs are made of it afterwards; one signal tells how they ended. */
export function doOnMany(
  { act, notices, told }: PlannedMany & { readonly kind: 'many' },
  step: Do,
  audience: Audience,
  evidence: Evidence | null,
  incident: Incident,
  watch: Watch,
  desk: Desk & { readonly atMs: number },
): void {
  const { out, leases, atMs } = desk;
  incident.acts.push(act.state);
  out.parent(act.parent);
  for (const row of act.entries) {
    watch.ledger.put(row);
    out.entry(row);
  }
  for (const row of act.leases) {
    leases.put(row);
    out.lease(row);
  }
  out.decide(incident, atMs, 'act', { step: step.path, detail: manyDetail(act, step), evidence });
  for (const one of act.left) tellSkipped(one, step, audience, evidence, incident, desk);
  tellBudgets({ notices, told }, incident, watch, desk);
}

/** What somebody is asked to agree to: exactly these targets, and what they cost at worst. */
export function aboutMany({ parent, state }: ManyAct, desk: Desk) {
  const { template, children } = parent;
  const [first] = children;
  const each = first === undefined ? null : (desk.verbs(template.verb)?.cost?.(template.args) ?? null);
  return {
    key: parent.key,
    step: template.step,
    verb: template.verb,
    target: state.target,
    args: template.args,
    shown: template.args,
    targets: children.map(({ target }) => target),
    cost: each && { ...each, minor: each.minor * children.length },
  };
}

function tellSkipped(
  skip: Skip | LeftOut,
  step: Do,
  audience: Audience,
  evidence: Evidence | null,
  incident: Incident,
  { out, atMs }: Desk & { readonly atMs: number },
): void {
  const target = manyTarget(audience);
  const run = actKey(incident, step.path, target);
  out.decide(incident, atMs, 'skipped', {
    step: step.path,
    detail: { run, verb: step.verb, target, ...skip },
    evidence,
  });
}
