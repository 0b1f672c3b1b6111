import type { Do } from '../../rules/playbook.ts';
import type { Facts } from '../facts.ts';
import type { LeftOut } from './admission.ts';
import type { Skip } from './skip.ts';
import type { VerbFact } from './verb-facts.ts';

/**
 * Why marketing does not reach whom it names (R32): nothing says who agreed, or it is not known that they did. An audience
 * was selected by consent. Null: it is no marketing, or may be sent.
 */
export function consentGuard(step: Do, { isMarketing }: VerbFact, facts: Facts): Skip | null {
  if (isMarketing !== true) return null;
  const consents = step.consent ?? [];
  // An earlier bundle says nothing of consent: then nobody has agreed.
  if (consents.length === 0 || consents.some(({ kind }) => kind === 'undeclared'))
    return {
      reason: 'consent',
      words: `\`${step.verb}\` is marketing, and no \`consent\` field says who agreed to it`,
      wordsKo: `\`${step.verb}\` 조치는 광고인데, 누가 수신에 동의했는지 말하는 \`consent\` 필드가 없습니다`,
    };
  for (const consent of consents) {
    if (consent.kind !== 'lookUp' && consent.kind !== 'field') continue;
    const answer = consent.kind === 'lookUp' ? facts.lookUp(consent) : facts.field?.(consent.field);
    if (answer?.known === true && answer.value === true) continue;
    return answer?.known === true
      ? {
          reason: 'consent',
          words: `\`${step.verb}\` is marketing, and \`${nameOf(consent)}\` says that they did not agree to it`,
          wordsKo: `\`${step.verb}\` 조치는 광고인데, \`${nameOf(consent)}\` 값에 따르면 수신에 동의하지 않았습니다`,
        }
      : {
          reason: 'consent',
          words: `\`${step.verb}\` is marketing, and \`${nameOf(consent)}\` does not say that they agreed to it`,
          wordsKo: `\`${step.verb}\` 조치는 광고인데, \`${nameOf(consent)}\` 값을 몰라 수신 동의가 확인되지 않았습니다`,
        };
  }
  return null;
}

/** Members of an audience whom marketing leaves out, by number and never by name; null: none. */
export function unagreedOf(step: Do, unagreed: number, selected: number): LeftOut | null {
  if (unagreed === 0) return null;
  const all = unagreed + selected;
  return {
    reason: 'consent',
    count: unagreed,
    words: `${unagreed} of ${all} are left out: \`${step.verb}\` is marketing, and it is not known that they agreed to it`,
    wordsKo: `${all} 가운데 ${unagreed} 제외: \`${step.verb}\` 조치는 광고인데, 수신 동의가 확인되지 않았습니다`,
  };
}

function nameOf(consent: Extract<NonNullable<Do['consent']>[number], { kind: 'lookUp' | 'field' }>): string {
  return consent.kind === 'lookUp'
    ? `${consent.table}.${consent.field}`
    : `${consent.source}.${consent.field}`;
}
