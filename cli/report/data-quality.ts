import type { Language } from '../../rules/format.ts';
import type { Simulation } from '../simulate.ts';
import { tally } from './tally.ts';

const SAY = {
  en: {
    data: 'data',
    duplicates: 'duplicates',
    late: 'late',
    dead: 'dead letters',
    refused: 'refused lines',
    deadLetter: 'dead letter',
    refusedLine: 'refused',
    more: (n: number) => `and ${n} more`,
  },
  ko: {
    data: '데이터',
    duplicates: '중복',
    late: '지각',
    dead: '읽지 못한 이벤트',
    refused: '거절된 줄',
    deadLetter: '읽지 못함',
    refusedLine: '거절',
    more: (n: number) => `그 밖에 ${n}건`,
  },
} as const;

/** Faults that are shown one by one. */
const SHOWN = 10;

/** What became of the data: counts, then the first faults with their places and a tally of the rest by reason. */
export function dataQuality(
  { counts, deadLetters, refused }: Pick<Simulation, 'counts' | 'deadLetters' | 'refused'>,
  language: Language,
): readonly string[] {
  const say = SAY[language];
  const rest = (reasons: readonly string[]): readonly string[] =>
    reasons.length === 0
      ? []
      : [
          `  ${say.more(reasons.length)}: ${tally(reasons)
            .map(([reason, n]) => `${reason} ${n}`)
            .join(', ')}`,
        ];
  return [
    `${say.data}   ${say.duplicates} ${counts.duplicates} · ${say.late} ${counts.late} · ${say.dead} ${counts.dead} · ${say.refused} ${refused.length}`,
    ...deadLetters
      .slice(0, SHOWN)
      .map(
        ({ topic, partition, offset, reason, message }) =>
          `  ${say.deadLetter} ${topic}/${partition}@${offset} ${reason}: ${message}`,
      ),
    ...rest(deadLetters.slice(SHOWN).map((d) => d.reason)),
    ...refused
      .slice(0, SHOWN)
      .map(({ input, line, reason }) => `  ${say.refusedLine} ${input}:${line} ${reason}`),
    ...rest(refused.slice(SHOWN).map((r) => r.reason)),
  ];
}
