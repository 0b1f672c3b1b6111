import type { Decision } from '../../../engine/decision.ts';
import { canonicalJson } from '../../../rules/canonical.ts';
import { formatMoney, type Language } from '../../../rules/format.ts';
import type { Playbook } from '../../../rules/playbook.ts';
import type { Simulation } from '../../simulate.ts';
import type { Verdict } from '../../simulation/threshold.ts';
import { type Html, html, trusted } from '../../site/html.ts';
import { dataQuality } from '../data-quality.ts';
import { decisionFacts, decisionLabel } from '../decision-words.ts';
import { byIncident } from '../incidents.ts';
import { instantPrinter } from '../instant.ts';
import { placeNames } from '../places.ts';
import { simulationJson } from '../simulation.ts';
import { createStory } from '../story.ts';
import { tallyLines } from '../tally.ts';
import { thresholdText } from '../thresholds.ts';
import { incidentDetails } from './incident-details.ts';
import { REPORT_STYLE } from './report-style.ts';
import { type Spell, timelineSvg } from './timeline-svg.ts';
import { REPORT_WORDS } from './words.ts';

/** What one page can hold and a browser still show; `--json` has all. */
const MOST = { incidents: 200, held: 500, pictures: 12, jsonCharacters: 4_000_000 } as const;

/** A simulation as one page that asks nothing of the network; all that people or data wrote in it is escaped. */
export function simulationPage(
  simulation: Simulation,
  verdicts: readonly Verdict[],
  language: Language,
): string {
  const { bundle, counts, fromMs, throughMs } = simulation;
  const words = REPORT_WORDS[language];
  const print = instantPrinter(bundle.zone);
  const span =
    fromMs === null || throughMs === null
      ? words.nothing
      : words.span(print.dated(fromMs), print.dated(throughMs), counts.records.toLocaleString('en-US'));
  const json = simulationJson(simulation);
  return `<!doctype html>\n${
    html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title(bundle.project)}</title>
<style>${trusted(REPORT_STYLE)}</style>
</head>
<body>
<h1>${words.title(bundle.project)}</h1>
<p>${span} · ${bundle.zone}</p>
${verdicts.length === 0 ? '' : html`<h2>${words.thresholds}</h2><ul class="verdicts">${verdicts.map((verdict) => html`<li class="${verdict.holds ? 'is-true' : 'is-false'}">${thresholdText(verdict)}</li>`)}</ul>`}
${summary(simulation, language)}
${bundle.playbooks.map((playbook) => playbookPart(playbook, simulation, language))}
${heldBack(simulation, language)}
${quality(simulation, language)}
${json.length > MOST.jsonCharacters ? '' : html`<details><summary>${words.json}</summary><pre>${json}</pre></details>`}
</body>
</html>
`.markup
  }`;
}

const isFiring = ({ what }: Decision): boolean => what === 'opened' || what === 'reopened';

function summary({ bundle, decisions, spent }: Simulation, language: Language): Html {
  const words = REPORT_WORDS[language];
  return html`<h2>${words.summary}</h2>
<table><tr><th>${words.playbook}</th><th>${words.fired}</th><th>${words.places}</th><th>${words.spent}</th></tr>
${bundle.playbooks.map(({ name, title }) => {
  const fired = decisions.filter((decision) => decision.playbook === name && isFiring(decision));
  const places = new Set(fired.map(({ instance }) => canonicalJson(instance)));
  const money = spent
    .filter(({ playbook }) => playbook === name)
    .map(({ minor, currency }) => formatMoney(minor, currency, language));
  return html`<tr><td><a href="#${name}">${title ?? name}</a></td><td>${fired.length}</td><td>${places.size}</td><td>${money.join(', ') || '–'}</td></tr>\n`;
})}</table>`;
}

function playbookPart({ name, title }: Playbook, simulation: Simulation, language: Language): Html {
  const { bundle } = simulation;
  const words = REPORT_WORDS[language];
  const print = instantPrinter(bundle.zone);
  const place = placeNames(bundle.words, language);
  const decisions = simulation.decisions.filter(({ playbook }) => playbook === name);
  const incidents = [...byIncident(decisions).values()];
  const firings = incidents.filter((own) => own.some(isFiring));
  return html`<section id="${name}"><h2>${title ?? name}</h2>
${title === null ? '' : html`<p class="quiet">${name}</p>`}
<pre>${tallyLines(decisions, language).join('\n') || `  ${firings.length === 0 ? words.never : firings.length}`}</pre>
${pictures(name, firings, simulation, language)}
<h3>${words.firings}</h3>
${firings.length === 0 ? html`<p>${words.never}</p>` : ''}
${firings.slice(0, MOST.incidents).map((own) => incidentDetails(own, place, print, language))}
${firings.length > MOST.incidents ? html`<p>${words.more(firings.length - MOST.incidents)}</p>` : ''}
</section>`;
}

/** Those that fired most come first; where none fired, the first few show how near it was. */
function pictures(
  name: string,
  firings: readonly (readonly Decision[])[],
  { bundle, timelines, throughMs }: Simulation,
  language: Language,
): Html {
  const words = REPORT_WORDS[language];
  const print = instantPrinter(bundle.zone);
  const place = placeNames(bundle.words, language);
  const spells = new Map<string, Spell[]>();
  for (const own of firings) {
    const [head] = own;
    const opened = own.find(isFiring);
    if (head === undefined || opened === undefined) continue;
    const ended = own.find(({ what }) => what === 'recovered' || what === 'closed');
    const key = canonicalJson(head.instance);
    spells.set(key, [
      ...(spells.get(key) ?? []),
      { fromMs: opened.t, toMs: ended?.t ?? throughMs ?? opened.t },
    ]);
  }
  const spellsOf = (instance: Decision['instance']): readonly Spell[] =>
    spells.get(canonicalJson(instance)) ?? [];
  const own = timelines
    .filter(({ playbook }) => playbook === name)
    .sort((a, b) => spellsOf(b.instance).length - spellsOf(a.instance).length);
  if (own.length === 0) return html``;
  const most = Math.min(own.length, MOST.pictures);
  return html`<h3>${words.timelines}</h3>
<p class="legend"><i class="now"></i>${words.now} <i class="usual"></i>${words.usual} <i class="limit"></i>${words.limit} <i class="open"></i>${words.open}</p>
${own.slice(0, most).map((timeline) => html`<h4>${place(timeline.instance)}</h4>${timelineSvg(timeline, spellsOf(timeline.instance), print, language)}`)}
${own.length > most ? html`<p class="quiet">${words.undrawn(own.length - most)}</p>` : ''}`;
}

function heldBack({ bundle, decisions }: Simulation, language: Language): Html {
  const words = REPORT_WORDS[language];
  const print = instantPrinter(bundle.zone);
  const place = placeNames(bundle.words, language);
  const held = decisions.filter(({ what }) => what === 'held' || what === 'skipped');
  const rows = held.slice(0, MOST.held).map((decision) => {
    const { t, what, playbook, instance, detail } = decision;
    return html`<tr><td>${print.dated(t)}</td><td>${playbook}</td><td>${place(instance)}</td><td>${decisionLabel(what, language)}</td><td>${String(detail['reason'] ?? '')}</td><td>${decisionFacts(decision, language).first}</td></tr>\n`;
  });
  return html`<h2>${words.held}</h2>
${held.length === 0 ? html`<p>${words.none}</p>` : html`<table><tr><th>${words.when}</th><th>${words.playbook}</th><th>${words.where}</th><th>${words.what}</th><th>${words.reason}</th><th></th></tr>${rows}</table>`}
${held.length > MOST.held ? html`<p>${words.more(held.length - MOST.held)}</p>` : ''}`;
}

function quality(simulation: Simulation, language: Language): Html {
  const { bundle, decisions } = simulation;
  const words = REPORT_WORDS[language];
  const names = new Set(bundle.playbooks.map(({ name }) => name));
  const story = createStory(bundle, language);
  const blind = decisions
    .filter(({ playbook }) => !names.has(playbook))
    .flatMap((decision) => story.tell(decision));
  return html`<h2>${words.quality}</h2>
<pre>${dataQuality(simulation, language).join('\n')}</pre>
<h3>${words.blind}</h3>
${blind.length === 0 ? html`<p>${words.none}</p>` : html`<pre>${blind.join('\n')}</pre>`}`;
}
