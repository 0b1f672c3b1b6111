import type { Verdict } from '../simulation/threshold.ts';

/** `✓ firings<=15 (9)`: what was allowed, and what came of it. */
export function thresholdText({ text, was, holds }: Verdict): string {
  return `${holds ? '✓' : '✗'} ${text} (${was.toLocaleString('en-US')})`;
}
