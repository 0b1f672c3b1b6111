import type { ConditionModel } from '../../model/condition.ts';
import { load, playbook, said } from './sample.ts';

/** What the tests of conditions and metrics speak of beside the sample: look-ups, a model, schedules, more metrics. */
export const watched = `
table shops "가게" from kafka "shops" {
  key shop  time at  silent after 1h
  field shop    is id(shop)
  field region  is place
  field cuisine is one of ("치킨", "분식")
  field staff   is count
  field open    is bool
  field away    is distance(km)
}
table demand "예측" from model "demand" {
  key region  time at  silent after 26h
  field region   is place
  field expected is count
  field share    is percent
}
stream churn "이탈" from model "churn" {
  key customer  time at  silent after 26h
  field customer is id(customer)
  field chance   is percent(fraction)
  field favourite is text optional
  field agreed is bool consent optional
}
define schedule peak = daily 11:00-14:00
define value few = 3
metric predicted = count of orders_in per region over 15m forecast demand.expected
metric per_order = idle / waiting per region
`;

/** The messages about a text that may speak of all that, one line each. */
export function saidOf(text: string): readonly string[] {
  const added = load(`${watched}\n${text}`).diagnostics.filter(({ file }) => file !== 'a.play');
  if (added.length > 0) throw new Error(added.map(({ message }) => message).join('; '));
  return said(`${watched}\n${text}`);
}

/** What a playbook's `when` means; throws with the messages where it means nothing. */
export function triggerOf(when: string): ConditionModel {
  const { project, diagnostics } = load(`${watched}\n${playbook(when)}`);
  const trigger = project.playbooks[0]?.trigger;
  if (trigger) return trigger;
  throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('; '));
}
