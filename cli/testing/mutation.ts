import type { Span } from '../../dsl/tree/literal.ts';

/** A text that differs at one place of one playbook. */
export interface Mutation {
  readonly playbook: string;
  /** `without for 5m (line 11)`, `5m → 10m (line 11)`. */
  readonly title: string;
  readonly text: string;
}

/** The text with something else, or nothing, at one place; lines stay where they were. */
export function mutation(source: string, playbook: string, { start, end }: Span, instead: string): Mutation {
  const gone = source.slice(start, end);
  const said = gone.trim().replace(/\s+/g, ' ');
  const line = source.slice(0, start).split('\n').length;
  return {
    playbook,
    title: `${instead === '' ? `without ${said}` : `${said} → ${instead}`} (line ${line})`,
    text: source.slice(0, start) + instead + gone.replace(/[^\n]/g, '') + source.slice(end),
  };
}
