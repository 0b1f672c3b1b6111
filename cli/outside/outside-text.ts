import { type Text, verbatim } from '../../dsl/say.ts';
import { OUTSIDE_KOREAN } from './korean.ts';

/** A sentence of the engine's adapters as a text that can be told in every language; an unknown one stays as it is. */
export function outsideText(said: string): Text {
  for (const { template, ko, pattern } of KNOWN) {
    const found = pattern.exec(said);
    if (found !== null) return { template, values: found.slice(1), ko };
  }
  const [, place, rest] = /^(`[^`]+`): (.+)$/s.exec(said) ?? [];
  if (place === undefined || rest === undefined) return verbatim(said);
  return { template: '{0}: {1}', values: [place, outsideText(rest)] };
}

const KNOWN = OUTSIDE_KOREAN.map(([template, ko]) => ({ template, ko, pattern: patternOf(template) }));

/** `{0}` stands for anything. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^]*?)')}$`);
}
