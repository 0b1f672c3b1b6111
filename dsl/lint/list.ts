import type { Lint } from './lint.ts';
import { alwaysNotLast } from './lints/always-not-last.ts';
import { alwaysTrue } from './lints/always-true.ts';
import { ambiguousDotName } from './lints/ambiguous-dot-name.ts';
import { approvalCanStall } from './lints/approval-can-stall.ts';
import { audienceEverywhere } from './lints/audience-everywhere.ts';
import { bareNumberForUnit } from './lints/bare-number-for-unit.ts';
import { bareWhereAnd } from './lints/bare-where-and.ts';
import { branchNotCovered } from './lints/branch-not-covered.ts';
import { causeNeverUsed } from './lints/cause-never-used.ts';
import { circularDefinition } from './lints/circular-definition.ts';
import { conflictingActions } from './lints/conflicting-actions.ts';
import { confusableName } from './lints/confusable-name.ts';
import { customerContactHours } from './lints/customer-contact-hours.ts';
import { deprecated } from './lints/deprecated.ts';
import { dropOver100Percent } from './lints/drop-over-100-percent.ts';
import { duplicateName } from './lints/duplicate-name.ts';
import { effectWithoutEnd } from './lints/effect-without-end.ts';
import { endlessUntil } from './lints/endless-until.ts';
import { expectedAgainstItself } from './lints/expected-against-itself.ts';
import { expectedBeforeRecovery } from './lints/expected-before-recovery.ts';
import { feedbackLoop } from './lints/feedback-loop.ts';
import { holdLongerThanCooldown } from './lints/hold-longer-than-cooldown.ts';
import { holdOnLastPart } from './lints/hold-on-last-part.ts';
import { hole } from './lints/hole.ts';
import { impossibleCondition } from './lints/impossible-condition.ts';
import { koreanKeyboard } from './lints/korean-keyboard.ts';
import { liveWithoutShadow } from './lints/live-without-shadow.ts';
import { marketingWithoutConsent } from './lints/marketing-without-consent.ts';
import { mixedCurrency } from './lints/mixed-currency.ts';
import { mixedDimensions } from './lints/mixed-dimensions.ts';
import { negativeChange } from './lints/negative-change.ts';
import { neverFired } from './lints/never-fired.ts';
import { neverStarts } from './lints/never-starts.ts';
import { noAmount } from './lints/no-amount.ts';
import { noCooldown } from './lints/no-cooldown.ts';
import { noHold } from './lints/no-hold.ts';
import { noHysteresis } from './lints/no-hysteresis.ts';
import { noOwnerOrRunbook } from './lints/no-owner-or-runbook.ts';
import { noSampleGuard } from './lints/no-sample-guard.ts';
import { noSpendLimit } from './lints/no-spend-limit.ts';
import { noWindow } from './lints/no-window.ts';
import { notFormatted } from './lints/not-formatted.ts';
import { notNfc } from './lints/not-nfc.ts';
import { notRunYet } from './lints/not-run-yet.ts';
import { otherwiseWithoutCause } from './lints/otherwise-without-cause.ts';
import { overALimit } from './lints/over-a-limit.ts';
import { percentOfPercent } from './lints/percent-of-percent.ts';
import { placeholderMayBeEmpty } from './lints/placeholder-may-be-empty.ts';
import { playbookUntested } from './lints/playbook-untested.ts';
import { privateInText } from './lints/private-in-text.ts';
import { raisesNothing } from './lints/raises-nothing.ts';
import { ratioBlowsUp } from './lints/ratio-blows-up.ts';
import { repeatedClause } from './lints/repeated-clause.ts';
import { seasonalNeedsSeasonalBaseline } from './lints/seasonal-needs-seasonal-baseline.ts';
import { secretInFile } from './lints/secret-in-file.ts';
import { severeWithoutTtl } from './lints/severe-without-ttl.ts';
import { shadowedByOtherPlaybook } from './lints/shadowed-by-other-playbook.ts';
import { shareCountsTwice } from './lints/share-counts-twice.ts';
import { silenceReadsAsZero } from './lints/silence-reads-as-zero.ts';
import { syntax } from './lints/syntax.ts';
import { testProvesNothing } from './lints/test-proves-nothing.ts';
import { testTitleTwice } from './lints/test-title-twice.ts';
import { textTooLong } from './lints/text-too-long.ts';
import { tooLittleHistory } from './lints/too-little-history.ts';
import { tooManyGroups } from './lints/too-many-groups.ts';
import { typeMismatch } from './lints/type-mismatch.ts';
import { unboundDimension } from './lints/unbound-dimension.ts';
import { uncappedChange } from './lints/uncapped-change.ts';
import { undoMissing } from './lints/undo-missing.ts';
import { undoWiderThanAct } from './lints/undo-wider-than-act.ts';
import { unhandledUnknownCause } from './lints/unhandled-unknown-cause.ts';
import { unknownActionOrArgument } from './lints/unknown-action-or-argument.ts';
import { unknownName } from './lints/unknown-name.ts';
import { unknownPlaceholder } from './lints/unknown-placeholder.ts';
import { unknownValue } from './lints/unknown-value.ts';
import { unusedDefinition } from './lints/unused-definition.ts';
import { uselessAllow } from './lints/useless-allow.ts';
import { windowForClock } from './lints/window-for-clock.ts';
import { windowOffPanes } from './lints/window-off-panes.ts';
import { windowShorterThanLateness } from './lints/window-shorter-than-lateness.ts';
import { wordOperators } from './lints/word-operators.ts';
import { wouldFireTooOften } from './lints/would-fire-too-often.ts';
import { wrongAllow } from './lints/wrong-allow.ts';
import { wrongCounter } from './lints/wrong-counter.ts';
import { wrongForm } from './lints/wrong-form.ts';
import { wrongToken } from './lints/wrong-token.ts';

/** Every code that this version can report, by code. */
export const lints: readonly Lint[] = [
  syntax,
  koreanKeyboard,
  wrongToken,
  notNfc,
  repeatedClause,
  wrongForm,
  overALimit,
  wrongAllow,
  uselessAllow,
  notRunYet,
  unknownName,
  duplicateName,
  bareWhereAnd,
  unknownValue,
  unknownActionOrArgument,
  ambiguousDotName,
  unboundDimension,
  unusedDefinition,
  confusableName,
  mixedDimensions,
  circularDefinition,
  typeMismatch,
  bareNumberForUnit,
  percentOfPercent,
  mixedCurrency,
  dropOver100Percent,
  negativeChange,
  wrongCounter,
  noWindow,
  windowShorterThanLateness,
  seasonalNeedsSeasonalBaseline,
  noSampleGuard,
  noHold,
  tooLittleHistory,
  holdLongerThanCooldown,
  silenceReadsAsZero,
  windowOffPanes,
  ratioBlowsUp,
  noAmount,
  unknownPlaceholder,
  privateInText,
  textTooLong,
  placeholderMayBeEmpty,
  impossibleCondition,
  alwaysTrue,
  noHysteresis,
  causeNeverUsed,
  unhandledUnknownCause,
  feedbackLoop,
  shadowedByOtherPlaybook,
  conflictingActions,
  holdOnLastPart,
  alwaysNotLast,
  expectedBeforeRecovery,
  neverStarts,
  raisesNothing,
  windowForClock,
  otherwiseWithoutCause,
  uncappedChange,
  noCooldown,
  noSpendLimit,
  undoMissing,
  endlessUntil,
  approvalCanStall,
  customerContactHours,
  effectWithoutEnd,
  undoWiderThanAct,
  severeWithoutTtl,
  marketingWithoutConsent,
  audienceEverywhere,
  hole,
  liveWithoutShadow,
  noOwnerOrRunbook,
  deprecated,
  secretInFile,
  tooManyGroups,
  wouldFireTooOften,
  neverFired,
  shareCountsTwice,
  notFormatted,
  wordOperators,
  playbookUntested,
  testProvesNothing,
  branchNotCovered,
  testTitleTwice,
  expectedAgainstItself,
];

/** The entry of a code, or null for a code that is none. */
export function lintOf(code: string): Lint | null {
  return lints.find((lint) => lint.code === code) ?? null;
}
