import type { Evidence, Truth } from '../../../engine/evidence.ts';
import { formatDuration, type Language } from '../../../rules/format.ts';
import { type Html, html } from '../../site/html.ts';
import { evidenceLines } from '../evidence.ts';

const SAY = {
  en: {
    true: 'true',
    false: 'false',
    null: 'unknown',
    and: 'all of',
    or: 'any of',
    not: 'not',
    held: 'held',
  },
  ko: {
    true: '참',
    false: '거짓',
    null: '알 수 없음',
    and: '모두',
    or: '하나라도',
    not: '아님',
    held: '지속',
  },
} as const;

/** What a decision rested on: every part of the condition with its truth and its numbers, unknown ones too. */
export function evidenceTree(evidence: Evidence, language: Language): Html {
  return html`<ul class="tree">${item(evidence, language)}</ul>`;
}

function item(evidence: Evidence, language: Language): Html {
  const say = SAY[language];
  const mark = markOf(evidence.truth, language);
  switch (evidence.kind) {
    case 'leaf':
      return html`<li>${mark} ${evidenceLines(evidence, language).join(' ')}</li>`;
    case 'hold': {
      const [held, wanted] = [evidence.heldMs, evidence.forMs].map((ms) => formatDuration(ms, language));
      return html`<li>${mark} ${say.held} ${held ?? ''} / ${wanted ?? ''}<ul>${item(evidence.of, language)}</ul></li>`;
    }
    case 'and':
    case 'or':
    case 'not':
      return html`<li>${mark} ${say[evidence.kind]}<ul>${evidence.of.map((part) => item(part, language))}</ul></li>`;
  }
}

function markOf(truth: Truth, language: Language): Html {
  const name = String(truth) as 'true' | 'false' | 'null';
  const sign = { true: '✓', false: '✗', null: '?' }[name];
  return html`<b class="${`is-${name}`}" title="${SAY[language][name]}">${sign}</b>`;
}
