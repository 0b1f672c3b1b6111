import { particleAfter } from '../../../dsl/messages/particle.ts';

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
  many: { and: '많고', or: '많거나', if: '많으면', noun: '많은' },
  few: { and: '적고', or: '적거나', if: '적으면', noun: '적은' },
  be: { and: '이고', or: '이거나', if: '이면', noun: '인' },
  last: { and: '이어지고', or: '이어지거나', if: '이어지면', noun: '이어지는' },
  cut: { and: '끊기고', or: '끊기거나', if: '끊기면', noun: '끊긴' },
  come: { and: '들어오고', or: '들어오거나', if: '들어오면', noun: '들어오는' },
  lack: { and: '없고', or: '없거나', if: '없으면', noun: '없는' },
  exist: { and: '있고', or: '있거나', if: '있으면', noun: '있는' },
  occur: { and: '일어나고', or: '일어나거나', if: '일어나면', noun: '일어나는' },
  notOccur: { and: '일어나지 않고', or: '일어나지 않거나', if: '일어나지 않으면', noun: '일어나지 않는' },
  recover: { and: '회복되고', or: '회복되거나', if: '회복되면', noun: '회복된' },
  notRecover: { and: '회복되지 않고', or: '회복되지 않거나', if: '회복되지 않으면', noun: '회복되지 않은' },
  exceed: { and: '넘고', or: '넘거나', if: '넘으면', noun: '넘는' },
  comeBack: { and: '돌아오고', or: '돌아오거나', if: '돌아오면', noun: '돌아오는' },
  high: { and: '높고', or: '높거나', if: '높으면', noun: '높은' },
  low: { and: '낮고', or: '낮거나', if: '낮으면', noun: '낮은' },
  notHigh: { and: '높지 않고', or: '높지 않거나', if: '높지 않으면', noun: '높지 않은' },
  notLow: { and: '낮지 않고', or: '낮지 않거나', if: '낮지 않으면', noun: '낮지 않은' },
  odd: { and: '다르고', or: '다르거나', if: '다르면', noun: '다른' },
  notOdd: { and: '다르지 않고', or: '다르지 않거나', if: '다르지 않으면', noun: '다르지 않은' },
  notBe: { and: '아니고', or: '아니거나', if: '아니면', noun: '아닌' },
} as const satisfies Readonly<Record<string, Predicate>>;

/**
 * A word with the particle that its end asks for, as it is spoken: 주문 수 + 이/가 is `주문 수가`, `15m` 십오 분이.
 */
export function withParticle(word: string, afterConsonant: string, afterVowel: string): string {
  return `${word}${particleAfter(word, `${afterConsonant}/${afterVowel}`)}`;
}
