import type { Playbook } from '../../rules/playbook.ts';
import type { Vocabulary } from '../plan/value.ts';
import type { PageCause, PageGroup, PageKind, PageMember } from './page-group.ts';

/** Places that are named; of more their number is told. */
const NAMED = 8;

/** In both languages: whoever is woken need not have the author's. */
const HEAD: Readonly<Record<PageKind, string>> = {
  first: '',
  update: 'UPDATE 갱신 ',
  repeat: 'STILL 계속 ',
  resolved: 'RESOLVED 해결 ',
};

const ABOUT: Readonly<Record<PageCause, string>> = {
  escalated: '',
  undo: 'UNDO OVERDUE 되돌림 지연 ',
  latch: 'STOPPED 멈춤 ',
};

/** What staff read: how bad, what, where, why, for whom, and what to do about it. */
export function pageText(
  group: Pick<PageGroup, 'cause' | 'to' | 'causes' | 'members'>,
  kind: PageKind,
  severity: Playbook['severity'],
  { name, title, runbook }: Playbook,
  { wordFor }: Pick<Vocabulary, 'wordFor'>,
): string {
  const { cause, to, causes, members } = group;
  const placeOf = ({ instance }: PageMember): string =>
    Object.entries(instance)
      .map(([dimension, value]) => wordFor(dimension, value))
      .join(' ');
  const places = members
    .map(placeOf)
    .filter((place) => place !== '')
    .sort();
  const more = places.length > NAMED ? ` +${places.length - NAMED}` : '';
  const where = places.length === 0 ? '' : `: ${places.slice(0, NAMED).join(', ')}${more}`;
  return [
    `${HEAD[kind]}[${severity}] ${ABOUT[cause]}${title ?? name} (${name})${where}`,
    ...(causes.length === 0 ? [] : [causes.join(', ')]),
    ...(to === null ? [] : [`→ ${to}`]),
    ...(runbook === null ? [] : [runbook]),
  ].join(' · ');
}
