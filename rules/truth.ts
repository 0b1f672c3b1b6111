/** A claim that is known true, known false, or not known (`null`). Kleene's strong logic of three values. */
export type Truth = boolean | null;

/** False where any is false, true where all are true, else unknown. True of no claims at all. */
export function allOf(claims: Iterable<Truth>): Truth {
  let known: Truth = true;
  for (const claim of claims) {
    if (claim === false) return false;
    if (claim === null) known = null;
  }
  return known;
}

/** True where any is true, false where all are false, else unknown. False of no claims at all. */
export function anyOf(claims: Iterable<Truth>): Truth {
  let known: Truth = false;
  for (const claim of claims) {
    if (claim === true) return true;
    if (claim === null) known = null;
  }
  return known;
}

/** The opposite; what is unknown stays unknown. */
export function negate(claim: Truth): Truth {
  return claim === null ? null : !claim;
}
