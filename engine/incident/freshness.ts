import { formatDuration } from '../../rules/format.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { askedSources } from '../check/asked-sources.ts';
import type { Desk } from './desk.ts';
import type { Watch } from './watch.ts';

/**
 * Sources whose silence keeps a playbook from acting (R30): all that anything in it reads, but for those whose silence
 * it asks about itself.
 */
export function neededSources(playbook: Playbook): readonly string[] {
  const asked = askedSources(playbook);
  return playbook.sources.filter((source) => !asked.has(source));
}

/** Why a playbook does not act at an instant for want of fresh data; null: it has all that it reads. */
export function staleAt(
  { needed }: Watch,
  atMs: number,
  { bundle, isSilent }: Pick<Desk, 'bundle' | 'isSilent'>,
): { readonly reason: 'stale'; readonly words: string; readonly wordsKo: string } | null {
  const silent = needed.find((source) => isSilent(source, atMs));
  if (silent === undefined) return null;
  const { title = null, silentAfterMs = null } = bundle.sources.find(({ name }) => name === silent) ?? {};
  const told = title === null ? `\`${silent}\`` : `${title} (\`${silent}\`)`;
  const span = (language: 'en' | 'ko'): string => formatDuration(silentAfterMs ?? 0, language);
  return {
    reason: 'stale',
    words: `${told} has brought nothing for ${span('en')} or more, and no data is not zero: nothing is done until it is heard again`,
    wordsKo: `${told} 데이터가 ${span('ko')} 넘게 오지 않았습니다. 데이터가 없는 것은 0이 아니므로 다시 올 때까지 조치하지 않습니다`,
  };
}
