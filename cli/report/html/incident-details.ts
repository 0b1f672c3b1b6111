import type { Decision } from '../../../engine/decision.ts';
import type { Language } from '../../../rules/format.ts';
import { type Html, html } from '../../site/html.ts';
import { causeNews } from '../cause-news.ts';
import { decisionFacts, decisionLabel } from '../decision-words.ts';
import type { InstantPrinter } from '../instant.ts';
import type { PlaceNames } from '../places.ts';
import { evidenceTree } from './evidence-tree.ts';
import { REPORT_WORDS } from './words.ts';

/**
 * One incident, closed until somebody opens it: what was decided, and under each decision what it rested on.
 *
 * @param decisions  of one incident, in order
 */
export function incidentDetails(
  decisions: readonly Decision[],
  place: PlaceNames,
  print: InstantPrinter,
  language: Language,
): Html {
  const opened = decisions.find(({ what }) => what === 'opened' || what === 'reopened') ?? decisions[0];
  if (opened === undefined) return html``;
  const isNews = causeNews();
  const told = decisions.filter((decision) => decision.what !== 'closed' && isNews(decision));
  const sum = told.find(({ what }) => what === 'recovered');
  return html`<details class="incident"><summary>${print.dated(opened.t)} <b>${place(opened.instance)}</b>
${sum === undefined ? '' : `${decisionLabel('recovered', language)} ${decisionFacts(sum, language).first}`}</summary>
<ol>${told.map((decision) => row(decision, print, language))}</ol></details>\n`;
}

function row(decision: Decision, { short }: InstantPrinter, language: Language): Html {
  const { first } = decisionFacts(decision, language);
  const { evidence } = decision;
  return html`<li><time>${short(decision.t)}</time> <b>${decisionLabel(decision.what, language)}</b> ${first}${
    evidence === null
      ? ''
      : html`<details open><summary>${REPORT_WORDS[language].why}</summary>${evidenceTree(evidence, language)}</details>`
  }</li>\n`;
}
