import type { Decision } from '../../engine/decision.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Language } from '../../rules/format.ts';
import { causeNews } from './cause-news.ts';
import { decisionFacts, decisionLabel } from './decision-words.ts';
import { instantPrinter } from './instant.ts';
import { padded } from './padded.ts';
import { type PlaceNames, placeNames } from './places.ts';

/** Tells decisions as they come, each with its time and place. */
export interface Story {
  /** No lines for what is not worth telling: a cause that was told before, the end of a silence's record. */
  tell(decision: Decision): readonly string[];
  readonly place: PlaceNames;
}

/** Cells of the label; what a decision rested on stands below it. */
const LABEL_CELLS = 14;
const INDENT = ' '.repeat(15);

/** A story goes in the order of decisions; it remembers which causes it has told. */
export function createStory(bundle: Bundle, language: Language): Story {
  const { short } = instantPrinter(bundle.zone);
  const titles = new Map(bundle.playbooks.map((p) => [p.name, p.title ?? p.name]));
  const place = placeNames(bundle.words, language);
  const isNews = causeNews();
  return {
    place,
    tell(decision) {
      const { what, t, instance, playbook } = decision;
      const ofSource = what === 'blind' || what === 'seeing' || what === 'latched' || what === 'reset';
      if (what === 'closed' || !isNews(decision)) return [];
      const { first, rest } = decisionFacts(decision, language);
      const title = what === 'opened' || what === 'reopened' ? (titles.get(playbook) ?? playbook) : '';
      const head = `${short(t)}  ${padded(decisionLabel(what, language), LABEL_CELLS)}`;
      const words = [ofSource ? '' : place(instance), title, first].filter((word) => word !== '');
      return [`${head} ${words.join('   ')}`, ...rest.map((line) => `${INDENT}${line}`)];
    },
  };
}
