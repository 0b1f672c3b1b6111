import type { PlaybookModel } from '../dsl/model/playbook.ts';
import type { Project } from '../dsl/model/project.ts';
import { declarationEn } from './describe/english/declaration.ts';
import { playbookEn, startEn } from './describe/english/playbook.ts';
import { declarationKo } from './describe/korean/declaration.ts';
import { playbookKo, startKo } from './describe/korean/playbook.ts';
import type { Named } from './describe/named.ts';
import { causeTitles, noOffers, type Offers, readingOf } from './describe/reading.ts';
import type { Language } from './format.ts';

/**
 * A playbook read back as prose, for `ordersense explain`: what its author says of it, when it starts, when not, how
 * it recovers, its limits, what it does, the schedules and audiences it names, and whether it acts at all. Also of
 * playbooks that this version cannot run. Ends with a line break.
 *
 * @param offers  what connectors say of the verbs that it calls
 */
export function describePlaybook(
  playbook: PlaybookModel,
  project: Project,
  language: Language,
  offers: Offers = noOffers,
): string {
  const tell = language === 'ko' ? playbookKo : playbookEn;
  const lines = tell(playbook, project, offers);
  return `${lines.join('\n')}\n`;
}

/** Only when a playbook starts, in one line: all that a condition without a body says. */
export function describeStart(playbook: PlaybookModel, project: Project, language: Language): string {
  const reading = readingOf(playbook, project);
  return language === 'ko' ? startKo(playbook, reading) : startEn(playbook, reading);
}

/** Anything that has a name, read back as prose. Ends with a line break. */
export function describeNamed(
  named: Named,
  project: Project,
  language: Language,
  offers: Offers = noOffers,
): string {
  if (named.kind === 'playbook') return describePlaybook(named.of, project, language, offers);
  const around = readingOf(null, project);
  // A check written on the spot is in no list of the project.
  const reading = named.kind === 'check' ? { ...around, causes: causeTitles([named.of]) } : around;
  const lines = language === 'ko' ? declarationKo(named, reading) : declarationEn(named, reading);
  return `${lines.join('\n')}\n`;
}
