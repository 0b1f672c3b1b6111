import type { Audience } from '../../rules/audience.ts';
import type { Argument, Step } from '../../rules/playbook.ts';
import { dosIn } from './root.ts';

/** The argument of a call that takes an audience; a call has at most one. */
export function audienceIn(
  args: readonly Argument[],
): { readonly name: string; readonly audience: Audience } | null {
  for (const { name, value } of args)
    if (value.kind === 'audience') return { name, audience: value.audience };
  return null;
}

/** Audiences that the acts of a body reach, each once. */
export function audiencesIn(body: readonly Step[]): readonly Audience[] {
  const found = dosIn(body).flatMap(({ args }) => audienceIn(args)?.audience ?? []);
  return [...new Map(found.map((audience) => [selectionName(audience), audience])).values()];
}

/**
 * Name under which an incident freezes one: the same rows may stand for themselves or for somebody they hold, and marketing
 * reaches those of them only who agreed.
 */
export function selectionName({ name, field, consent }: Audience): string {
  return consent === undefined ? `${name} ${field}` : `${name} ${field} agreed`;
}
