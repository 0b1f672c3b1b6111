import { hangulEnding } from '../../dsl/messages/particle.ts';

/** Forms of a predicate: linked by and, by or, as a condition, before a noun. */
export interface Predicate {
  readonly and: string;
  readonly or: string;
  readonly if: string;
  readonly noun: string;
}

/** Which ending a clause takes. */
export type Form = keyof Predicate;

/** The predicates that conditions need, written out: Korean stems change with their endings. */
export const predicates = {
  fall: { and: '줄고', or: '줄거나', if: '줄면', noun: '줄어드는' },
  rise: { and: '늘고', or: '늘거나', if: '늘면', noun: '늘어나는' },
  change: { and: '달라지고', or: '달라지거나', if: '달라지면', noun: '달라지는' },
  more: { and: '크고', or: '크거나', if: '크면', noun: '큰' },
  less: { and: '작고', or: '작거나', if: '작으면', noun: '작은' },
  be: { and: '이고', or: '이거나', if: '이면', noun: '인' },
  last: { and: '이어지고', or: '이어지거나', if: '이어지면', noun: '이어지는' },
  cut: { and: '끊기고', or: '끊기거나', if: '끊기면', noun: '끊긴' },
  come: { and: '들어오고', or: '들어오거나', if: '들어오면', noun: '들어오는' },
  lack: { and: '없고', or: '없거나', if: '없으면', noun: '없는' },
  exist: { and: '있고', or: '있거나', if: '있으면', noun: '있는' },
  notBe: { and: '아니고', or: '아니거나', if: '아니면', noun: '아닌' },
} as const satisfies Readonly<Record<string, Predicate>>;

/**
 * A word with the particle that its last syllable asks for: 주문 수 + 이/가 is `주문 수가`. Words that do not end in
 * Hangul get both, `orders이(가)`.
 */
export function withParticle(word: string, afterConsonant: string, afterVowel: string): string {
  const ending = hangulEnding(word.replace(/[^\p{L}\p{N}]+$/u, ''));
  if (ending === null) return `${word}${afterConsonant}(${afterVowel})`;
  return `${word}${ending === 'vowel' ? afterVowel : afterConsonant}`;
}
