import type { Language } from '../../dsl/messages/language.ts';

/** What a name or a code means, as prose. */
export interface Explanation {
  /** `code`, or what the name stands for: `playbook`, `metric`, `check` … */
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

/** `{"schema":"ordersense.explain/1", …}`; the prose is in the language that it says. */
export function explanationJson(explanation: Explanation, lang: Language): string {
  const { kind, name, text } = explanation;
  return JSON.stringify({ schema: 'ordersense.explain/1', kind, name, lang, text }, null, 2);
}
