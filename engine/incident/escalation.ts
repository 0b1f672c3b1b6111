import type { Step } from '../../rules/playbook.ts';
import { datedIn } from './dating.ts';
import type { Desk } from './desk.ts';
import type { Incident } from './incident.ts';
import type { Watch } from './watch.ts';

/** `escalate to "ops-lead"`: called once per incident and statement; ends nothing (R5). Without a name, the owner. */
export function runEscalate(
  step: Extract<Step, { kind: 'escalate' }>,
  incident: Incident,
  watch: Watch,
  desk: Desk,
): void {
  if (incident.passed[step.path] === true) return;
  incident.passed[step.path] = true;
  escalate(incident, step.path, step.to, datedIn(incident, desk), watch, desk);
}

/** Calls somebody, unless in shadow (R24): told at once, and paged with what else happens within a minute (R11). */
export function escalate(
  incident: Incident,
  path: string,
  named: string | null,
  atMs: number,
  watch: Pick<Watch, 'playbook'>,
  desk: Desk,
): void {
  const { mode, owner } = watch.playbook;
  const to = named ?? owner;
  incident.escalated = true;
  desk.out.decide(incident, atMs, 'escalated', { step: path, detail: { to, mode } });
  if (mode === 'live') desk.pages.call(incident, watch, to, atMs, 'escalated');
}

/** The same, where only the incident is at hand. */
export function escalateFrom(
  incident: Incident,
  path: string,
  named: string | null,
  atMs: number,
  desk: Desk,
): void {
  const playbook = desk.bundle.playbooks.find(({ name }) => name === incident.playbook);
  if (playbook !== undefined) escalate(incident, path, named, atMs, { playbook }, desk);
}
