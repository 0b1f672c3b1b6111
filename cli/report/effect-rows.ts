import type { CatalogCost, CatalogInfluence, CatalogVerb } from '../../dsl/catalog.ts';
import { say, type Text, verbatim } from '../../dsl/say.ts';

/** What a verb does to the world: a question, and what belongs to its answer. */
export function effectRows(verb: CatalogVerb): readonly (readonly [Text, readonly Text[]])[] {
  const { reaches, purpose, lasting, endsBy, ttl, affects, cost, asksAmong, deprecated } = verb;
  // The undo has a row of its own.
  const contrary = verb.opposites.filter((name) => name !== verb.inverse);
  const endsAlone = ttl === 'remote' || endsBy !== null;
  const rows: readonly (readonly [Text, readonly Text[]])[] = [
    [say`changes`, changesSaid(verb)],
    [say`reaches`, [reachWord(reaches)]],
    [say`purpose`, purpose === 'marketing' ? [say`marketing: waits for contact hours, needs consent`] : []],
    [say`lasts`, [lastsSaid(verb)]],
    [say`undo`, lasting ? [undoSaid(verb)] : []],
    [
      say`if we are down`,
      lasting ? [endsAlone ? say`ends by itself` : say`stays applied until we are back`] : [],
    ],
    [say`again`, [againSaid(verb)]],
    [say`costs at most`, cost === null ? [] : [costSaid(cost)]],
    [say`makes`, affects.map(influenceSaid)],
    [say`answers`, asksAmong === null ? [] : [say`one of \`${asksAmong}\`, by \`as answer\``]],
    [say`contrary`, contrary.map(verbatim)],
    [say`old name`, deprecated === null ? [] : [insteadSaid(deprecated.use)]],
  ];
  return rows.filter(([, answer]) => answer.length > 0);
}

/** The same in one line, for a list: only what a reader must know before choosing it. */
export function effectLine(verb: CatalogVerb): readonly Text[] {
  const { changes, takesAway, severe, lasting, inverse, endsBy, cost, purpose, reaches } = verb;
  const speaks = reaches === 'nobody' ? [] : [say`reaches ${reachWord(reaches)}`];
  return [
    ...(changes === 'nothing' ? speaks : [say`changes ${changes}`, ...speaks]),
    ...(takesAway ? [say`takes something away`] : []),
    ...(severe ? [say`severe`] : []),
    ...(lasting && inverse !== null ? [say`undone by ${inverse}`] : []),
    ...(lasting && endsBy !== null ? [say`ends by \`${endsBy}\``] : []),
    ...(cost === null ? [] : [say`costs at most ${costSaid(cost)}`]),
    ...(purpose === 'marketing' ? [say`marketing`] : []),
  ];
}

/** Who reads or feels it. */
export function reachWord(reaches: CatalogVerb['reaches']): Text {
  switch (reaches) {
    case 'nobody':
      return say`nobody`;
    case 'staff':
      return say`our staff`;
    case 'riders':
      return say`riders`;
    case 'restaurants':
      return say`restaurants`;
    case 'customers':
      return say`customers`;
    case 'systems':
      return say`other systems`;
  }
}

function changesSaid({ changes, takesAway, severe }: CatalogVerb): readonly Text[] {
  return [
    changes === 'nothing' ? say`nothing` : verbatim(changes),
    ...(takesAway ? [say`takes something away`] : []),
    ...(severe ? [say`severe`] : []),
  ];
}

function insteadSaid(use: string | null): Text {
  return use === null ? say`nothing takes its place` : say`write \`${use}\``;
}

function lastsSaid({ lasting, inverse, endsBy }: CatalogVerb): Text {
  if (!lasting) return say`no: it is done and over`;
  if (endsBy === null) return say`until it is undone`;
  return inverse === null
    ? say`as long as \`${endsBy}\` says`
    : say`as long as \`${endsBy}\` says, or until it is undone`;
}

function undoSaid({ inverse, inverseScope }: CatalogVerb): Text {
  if (inverse === null) return say`none: it ends, and is never taken back`;
  return inverseScope === 'wider'
    ? say`${inverse}, which also takes back what others did`
    : say`${inverse}, of this act alone`;
}

function againSaid({ idempotency }: CatalogVerb): Text {
  switch (idempotency) {
    case 'key':
      return say`a second attempt does nothing more`;
    case 'lookup':
      return say`before a second attempt the service is asked what became of the first`;
    case 'none':
      return say`never sent twice: what is not known to have arrived stays unknown`;
  }
}

function costSaid({ amount, per }: CatalogCost): Text {
  const what = amount.kind === 'argument' ? `\`${amount.name}\`` : `${amount.minor} ${amount.currency}`;
  return per === 'target' ? say`${what} for each target` : say`${what} a call`;
}

function influenceSaid({ topic, only, become }: CatalogInfluence): Text {
  const which = only === null ? topic : `${topic} (${only.field}: ${only.values.join(', ')})`;
  switch (become) {
    case 'fewer':
      return say`fewer events of ${which}`;
    case 'more':
      return say`more events of ${which}`;
    case 'other':
      return say`other events of ${which}`;
  }
}
